import type {Access, AccessForm, KafkaAccess} from '../providers/access.js';
import {entriesOf} from './read-entries.js';
import {readTextFile} from './read-file.js';
import {readHttp} from './read-http.js';
import {readKafka} from './read-kafka.js';
import {formFileNames, kafkaFileNames, type Names} from './read-names.js';
import {setsOf} from './read-sets.js';
import {type SetReading, type Untried, untried} from './read-told.js';

/** A way in that a file holds. */
export type FoundAccess<F> = {
	readonly access: Access;
	/** The forms that it may have, the likeliest first; none for Kafka's own protocol. */
	readonly forms: readonly F[];
	/** It can be of no other vendor than the first form's. */
	readonly isCertain: boolean;
	/** What the file does not say and was taken for granted, each a sentence about the file. */
	readonly notes: readonly string[];
};

/** What a file holds: ways in, and what could have been one but is not whole. */
export type FileAccesses<F> = {
	readonly path: string;
	readonly found: readonly FoundAccess<F>[];
	readonly untried: readonly Untried[];
};

/**
 * Reads the accesses that a `.env`, `.properties` or librdkafka `.conf` file at the absolute path describes. `forms`
 * are the ways in other than Kafka's own. Throws a Problem for a file that cannot be read.
 */
export async function readAccesses<F extends AccessForm>(
	path: string,
	forms: readonly F[],
): Promise<FileAccesses<F>> {
	return accessesIn(path, await readTextFile(path), forms);
}

/** The same of a text; the path says how it is read, and is named in sentences. */
export async function accessesIn<F extends AccessForm>(
	path: string,
	text: string,
	forms: readonly F[],
): Promise<FileAccesses<F>> {
	const {entries, spelling} = entriesOf(path, text);
	const tables = tablesOf(forms);
	const found: FoundAccess<F>[] = [];
	const left: Untried[] = [];
	const note = (label: string, reading: SetReading<unknown>) => {
		if (reading.accesses.length > 0) return;
		const told = untried(path, label, reading);
		if (told) left.push(told);
	};
	for (const set of setsOf(entries, [kafkaFileNames, ...tables.keys()])) {
		const shared = tables.get(set.names);
		if (!shared) {
			const reading = await readKafka(path, set, spelling);
			const {notes} = reading;
			const isNew = (access: KafkaAccess) =>
				!set.isPart || !found.some((other) => isTwin(access, other.access));
			const accesses = reading.accesses.filter(isNew);
			found.push(...accesses.map((access) => ({access, forms: [], isCertain: false, notes})));
			note('Kafka', reading);
		} else {
			const reading = readHttp(set, spelling, shared);
			found.push(...reading.accesses.map((each) => ({...each, notes: []})));
			note(shared[0]?.label ?? '', reading);
		}
	}
	return {path, found, untried: left};
}

/** The same sign-in at the same place. */
function isTwin(one: KafkaAccess, other: Access): boolean {
	const parts = ['bootstrapServers', 'securityProtocol', 'mechanism', 'username'] as const;
	if (other.type !== 'kafka' || !parts.every((part) => one[part] === other[part])) return false;
	return one.password.equals(other.password);
}

/** One table of names for all forms that are written to the same variables. */
function tablesOf<F extends AccessForm>(forms: readonly F[]): ReadonlyMap<Names, readonly F[]> {
	const groups = new Map<string, F[]>();
	for (const form of forms) {
		const key = form.type === 'http-basic' ? form.names.username : form.names.clientId;
		groups.set(key, [...(groups.get(key) ?? []), form]);
	}
	return new Map(
		[...groups.values()].flatMap((group) => {
			const [first] = group;
			return first ? [[formFileNames(first), group] as const] : [];
		}),
	);
}
