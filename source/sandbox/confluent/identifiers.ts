import {randomInt} from 'node:crypto';

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

function pick(alphabet: string, length: number): string {
	return Array.from({length}, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** A key id as in Confluent's samples: 16 upper-case letters and digits. */
export function newKeyId(): string {
	return pick(upper + digits, 16);
}

/** A secret as issued since 30 July 2025: it begins with `cflt`. Its length is not published; here 64 characters. */
export function newSecret(): string {
	return `cflt${pick(`${upper}${lower}${digits}+/`, 60)}`;
}

/** `sa-x7k2m9` and the like. */
export function newId(prefix: string): string {
	return `${prefix}-${pick(lower + digits, 6)}`;
}

/** RFC 3339 with microseconds, as Confluent writes times. */
export function timestamp(date: Date): string {
	return date.toISOString().replace('Z', '000Z');
}
