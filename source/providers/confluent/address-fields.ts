import type {Answers} from '../field.js';
import {type HttpPlace, placeOf} from './places.js';
import {bootstrapServers, endpoint} from './rules.js';

/** Asks for the bootstrap servers of the answer to `cluster` where its listing does not give them. */
export const bootstrapField = {
	kind: 'text',
	address: true,
	label: 'What are the cluster’s bootstrap servers?',
	name: 'bootstrap servers',
	hint: 'Optional: “Bootstrap server” in the cluster’s settings. Left empty, none is written to .env.',
	when: (answers: Answers) =>
		placeOf<{readonly bootstrapServers?: string}>(answers['cluster'])?.bootstrapServers === undefined,
	schema: bootstrapServers,
	placeholder: 'pkc-8z1rk.eu-central-1.aws.confluent.cloud:9092',
} as const;

/** Asks for the address of the answer to `of` where its listing does not give it. */
export function urlField(of: string, what: string, placeholder: string) {
	return {
		kind: 'text',
		address: true,
		label: `What is the ${what}’s address?`,
		name: 'address',
		hint: 'Optional: its endpoint in the console. Left empty, no address is written to .env.',
		when: (answers: Answers) => placeOf<HttpPlace>(answers[of])?.url === undefined,
		schema: endpoint,
		placeholder,
	} as const;
}
