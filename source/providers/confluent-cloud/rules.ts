import * as z from 'zod';
import {pending} from '../judge.js';

/** Confluent's page about API keys. */
export const docs =
	'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/manage-api-keys.html';

const topicCharacters = 'A topic name holds letters, digits, “.”, “_” and “-” only.';
const starAtTheEnd = 'The * stands only at the very end: orders.*';

/** A topic's name, or a prefix that ends in `*`; `*` alone is every topic. */
export const topic = z
	.string()
	.min(1, 'Type a topic, a prefix that ends in *, or * for every topic.')
	.max(250, 'A topic name has at most 249 characters.')
	.refine((text) => !/[^\w.*-]/.test(text), topicCharacters)
	.refine((text) => !text.slice(0, -1).includes('*'), starAtTheEnd)
	.refine((text) => text !== '.' && text !== '..', pending('“.” and “..” alone are no topic names.'));

/** A consumer group's id, or a prefix. Narrower than Kafka's own rule, so that it fits into a resource name. */
export const group = z
	.string()
	.min(1, 'Type a group, a prefix that ends in *, or * for every group.')
	.max(250, 'kafkey keeps a group id to 249 characters.')
	.refine((text) => !/[^\w.*-]/.test(text), 'kafkey takes letters, digits, “.”, “_” and “-” in a group id.')
	.refine((text) => !text.slice(0, -1).includes('*'), 'The * stands only at the very end: billing-*');

/** A cloud and its region with a dot between, as Confluent names Flink's regions. */
export const region = z
	.string()
	.max(100, 'A region has at most 100 characters.')
	.refine((text) => !/[^a-z0-9.-]/.test(text), 'Small letters, digits, “-” and one “.”: aws.eu-central-1')
	.refine(
		(text) => /^(aws|azure|gcp)\.[a-z0-9-]+$/.test(text),
		pending('A cloud (aws, azure or gcp), a dot, and its region: aws.eu-central-1'),
	);
