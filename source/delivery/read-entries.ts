import {basename} from 'node:path';
import {Secret} from '../secret.js';
import {parseLines} from './env-syntax.js';
import {rewritten} from './read-names.js';
import {type Property, parseJavaProperties, parsePlainProperties} from './read-properties.js';

/** What a file says under a name. Which of the values are secret is not known yet, so all are. */
export type Entry = {
	/** In capitals and underscores, whatever the file's own spelling is. */
	readonly name: string;
	/** The name as the file has it. */
	readonly written: string;
	readonly value: Secret;
};

/** How the names of a file are spelled: `KAFKA_SASL_USERNAME` or `sasl.username`. */
export type Spelling = 'capitals' | 'dots';

/** Longer names are nobody's variables. */
const longestName = 200;

/** Everything that a file says, of entries with the same name the last. The path decides how it is read. */
export function entriesOf(
	path: string,
	text: string,
): {readonly entries: readonly Entry[]; readonly spelling: Spelling} {
	const spelling = spellingOf(path);
	const properties: readonly Property[] =
		spelling === 'capitals'
			? parseLines(text).flatMap(({entry}) => (entry ? [[entry.name, entry.value] as const] : []))
			: propertiesOf(text);
	const entries = new Map<string, Entry>();
	for (const [written, value] of properties) {
		if (written.length > longestName) continue;
		const name = compared(written);
		entries.set(name, {name, written, value: new Secret(value)});
	}
	return {entries: [...entries.values()], spelling};
}

/** How a file's names are spelled, by the name of the file. */
export function spellingOf(path: string): Spelling {
	return /\.(?:properties|conf|config|cfg|ini)$/i.test(basename(path)) ? 'dots' : 'capitals';
}

/** Java's clients and librdkafka share the look of their files, but not what a backslash means. */
function propertiesOf(text: string): readonly Property[] {
	const plain = parsePlainProperties(text);
	const has = (...keys: readonly string[]) => plain.some(([key]) => keys.includes(key));
	const isPlain = has('sasl.username', 'sasl.mechanisms', 'metadata.broker.list') && !has('sasl.jaas.config');
	return isPlain ? plain : parseJavaProperties(text);
}

function compared(written: string): string {
	const name = written.toUpperCase().replaceAll(/[.-]/g, '_');
	return rewritten.reduce((text, [from, to]) => text.replace(from, to), name);
}
