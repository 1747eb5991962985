import {Problem, told} from '../../errors.js';
import {parseBaseUrl} from '../../network/base-url.js';
import {type KafkaOperation, type KafkaRight, kafkaOperations} from '../../providers/access.js';

/** Options of `kafkey check` as commander hands them over. */
export type CheckFlags = {
	readonly envFile?: string;
	readonly topic?: string;
	readonly group?: string;
	/** What the key should be allowed, such as `read,write`. */
	readonly may?: readonly KafkaOperation[];
	/** The key is new: refusals are waited out. */
	readonly wait?: boolean;
	/** Seconds after which what is known so far counts. */
	readonly timeout?: number;
	readonly caFile?: string;
	readonly allowPlainText?: boolean;
	readonly json?: boolean;
	/** Nothing on the terminal is drawn anew. */
	readonly screenReader?: boolean;
	readonly baseUrl?: string;
	readonly sandboxUrl?: string;
};

/** `read, write` → operations; undefined for a word that is none. */
export function operationsIn(text: string): readonly KafkaOperation[] | undefined {
	const words = text
		.split(',')
		.map((word) => word.trim().toUpperCase().replaceAll('-', '_'))
		.filter((word) => word !== '');
	const operations = words.flatMap((word) => kafkaOperations.find((operation) => operation === word) ?? []);
	return operations.length === words.length && words.length > 0 ? operations : undefined;
}

/** What was asked for on a topic, and on a group where reading is: a name, a beginning with `*`, or `*` for all. */
export function rightsFor(
	{may}: Pick<CheckFlags, 'may'>,
	topic: string | undefined,
	group: string | undefined,
): readonly KafkaRight[] | undefined {
	if (may === undefined || topic === undefined) return undefined;
	const readers: readonly KafkaOperation[] = ['READ'];
	return [
		{resource: 'topic', ...patternOf(topic), operations: may},
		...(group !== undefined && may.includes('READ')
			? [{resource: 'group', ...patternOf(group), operations: readers} as const]
			: []),
	];
}

function patternOf(name: string): Pick<KafkaRight, 'pattern' | 'name'> {
	if (name === '*') return {pattern: 'all', name};
	return name.endsWith('*') ? {pattern: 'prefixed', name: name.slice(0, -1)} : {pattern: 'literal', name};
}

/** What was typed makes no sense here: exit code 2. */
export class Misuse extends Problem {}

/** Throws a Problem for an address that may not be used. */
export function refuseAddresses({baseUrl, sandboxUrl}: CheckFlags): void {
	for (const address of [baseUrl, sandboxUrl]) {
		if (address === undefined) continue;
		try {
			parseBaseUrl(address);
		} catch (error) {
			throw error instanceof Problem ? new Misuse(told(error)) : error;
		}
	}
}
