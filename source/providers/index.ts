import {apacheKafka} from './apache-kafka/index.js';
import {confluentAzure} from './confluent-azure/index.js';
import {confluentCloud} from './confluent-cloud/index.js';
import type {Provider} from './provider.js';
import {streamkap} from './streamkap/index.js';
import {upstash} from './upstash/index.js';

/** Every system that kafkey can ask for a credential, in the order of the list. */
export const providers: readonly Provider[] = [
	confluentCloud,
	confluentAzure,
	streamkap,
	apacheKafka,
	upstash,
];
