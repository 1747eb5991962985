import {basename} from 'node:path';
import {Secret} from '../secret.js';
import {rewritten} from './read-names.js';
import {type Property, parseJavaProperties, parsePlainProperties} from './read-properties.js';
import {variablesIn} from './read-variables.js';

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
	const properties = spelling === 'capitals' ? variablesIn(path, text) : propertiesOf(path, text);
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

/** Java's clients and librdkafka share the look of their files, but not what a backslash means; Quarkus adds to Java's. */
function propertiesOf(path: string, text: string): readonly Property[] {
	const plain = parsePlainProperties(text);
	const has = (...keys: readonly string[]) => plain.some(([key]) => keys.includes(key));
	const isPlain = has('sasl.username', 'sasl.mechanisms', 'metadata.broker.list') && !has('sasl.jaas.config');
	if (isPlain) return plain;
	const all = parseJavaProperties(text);
	const isOf = (start: RegExp) => all.some(([key]) => start.test(key));
	const isQuarkus =
		/^application.*\.properties$/.test(basename(path)) &&
		isOf(/^(?:kafka|quarkus|mp\.messaging)\./) &&
		!isOf(/^spring\./);
	return isQuarkus ? all.map(([key, value]) => [key, withoutExpressions(value)]) : all;
}

/** SmallRye Config takes `$$` for a dollar, and `\\$` for a backslash and one. */
function withoutExpressions(value: string): string {
	return value.replaceAll(/\\\\\$|\$\$/g, (sign) => (sign === '$$' ? '$' : '\\$'));
}

function compared(written: string): string {
	const name = written.toUpperCase().replaceAll(/[.-]/g, '_');
	return rewritten.reduce((text, [from, to]) => text.replace(from, to), name);
}
