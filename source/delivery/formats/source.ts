import {kafkaExtraNames, kafkaNames} from '../../providers/access.js';
import type {Opened, OpenedKafka} from './opened.js';
import {missing} from './refusal.js';
import {comment} from './text.js';

/** The variables that programs read. */
export const names = {...kafkaNames, ...kafkaExtraNames};

/** What stands over a program: how to run it, and that it holds no secret. */
export function sourceHeader(kafka: OpenedKafka, mark: string, ...hints: readonly string[]): string {
	return (
		comment('It reads the variables of .env and holds no secret itself.', mark) +
		hints.map((hint) => comment(hint, mark)).join('') +
		(kafka.bootstrapServers ? '' : comment(missing(names.bootstrapServers), mark))
	);
}

/** The Kafka access that a program is written for. */
export function kafkaOf({kafka}: Opened): OpenedKafka {
	if (!kafka) throw new Error('A format of Kafka was given no Kafka access.');
	return kafka;
}

/** Whether the connection is encrypted. */
export function isEncrypted({securityProtocol}: OpenedKafka): boolean {
	return securityProtocol === 'SASL_SSL';
}
