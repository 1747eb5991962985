import * as z from 'zod';
import {pending} from '../judge.js';

/** The page of Apache Kafka's documentation about SCRAM users. */
export const docs = 'https://kafka.apache.org/documentation/#security_sasl_scram';
/** The page about ACLs, and which operation each request needs. */
export const aclDocs = 'https://kafka.apache.org/documentation/#security_authz';

const host = '(?:\\[[0-9a-f:.]+\\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?)';
const whole = new RegExp(`^${host}:\\d{1,5}$`, 'i');
/** What the beginning of an address can look like. */
const begun = /^(?:\[[0-9a-f:.]*\]?|[a-z0-9_][a-z0-9._-]*)?(?::\d{0,5})?$/i;

/** Comma-separated `host:port`; the port is never guessed. */
export const bootstrapServers = z
	.string()
	.transform((text) => split(text).join(','))
	.refine(
		(text) => !/^[a-z_]+:\/\//i.test(text),
		'Leave the part before :// away: host and port only, such as broker-1.example.com:9093.',
	)
	.refine(
		(text) => split(text).every((part, index, all) => (index === all.length - 1 ? begun : whole).test(part)),
		'A server is host:port; several are separated by commas: broker-1.example.com:9093,broker-2.example.com:9093',
	)
	.refine((text) => split(text).every(hasPossiblePort), 'A port is a number from 1 to 65535.')
	.refine(
		(text) => whole.test(split(text).at(-1) ?? ''),
		pending('A server is host:port, such as broker-1.example.com:9093.'),
	);

function split(text: string): string[] {
	return text.split(',').map((part) => part.trim());
}

function hasPossiblePort(server: string): boolean {
	const port = /:(\d+)$/.exec(server)?.[1];
	return port === undefined || (Number(port) >= 1 && Number(port) <= 65535);
}

/** A word that has to be typed in full. */
export const yes = z
	.string()
	.trim()
	.refine((text) => 'yes'.startsWith(text), 'Type yes, or go back and choose SASL_SSL.')
	.refine((text) => text === 'yes', pending('Type yes in full, or go back and choose SASL_SSL.'));

/** The user that signs in. Kafka states no rule; what cannot be seen is never meant. */
export const adminUser = z
	.string()
	.min(1, 'Type the name of the user.')
	.max(255, 'kafkey takes at most 255 characters here.')
	.refine((text) => !/\p{C}/u.test(text), 'A user name cannot hold control or invisible characters.');

/** The path of a file, or nothing. */
export const optionalPath = z.string().trim();

/** A user to be made. Kafka states no rule; these are names that every tool takes as they are. */
export const userName = z
	.string()
	.trim()
	.min(1, 'A user needs a name.')
	.max(128, 'kafkey keeps user names to 128 characters.')
	.refine(
		(text) => !/[^\w.@-]/.test(text),
		'kafkey takes letters, digits, “.”, “_”, “-” and “@” in a user name.',
	);

/** Clients differ in how they prepare other characters before they hash them (RFC 5802), so only these are sure. */
export const password = z
	.string()
	.min(12, 'kafkey asks for 12 characters or more.')
	.max(128, 'A password has at most 128 characters.')
	.refine(
		(text) => !/[^\x21-\x7e]/.test(text),
		'Letters without accents, digits and signs only: clients read other characters in different ways.',
	);

const topicCharacters = 'A topic name holds letters, digits, “.”, “_” and “-” only.';
const longTopic = 'A topic name has at most 249 characters.';

/** A topic's name as Kafka takes it, or a prefix that ends in `*`; `*` alone is every topic. */
export const topic = z
	.string()
	.min(1, 'Type a topic, a prefix that ends in *, or * for every topic.')
	.refine((text) => text.replace('*', '').length <= 249, longTopic)
	.refine((text) => !/[^\w.*-]/.test(text), topicCharacters)
	.refine((text) => !text.slice(0, -1).includes('*'), 'The * stands only at the very end: orders.*')
	.refine((text) => text !== '.' && text !== '..', pending('“.” and “..” alone are no topic names.'));

const noUnseen = (text: string) => !/[\s\p{C}]/u.test(text);

/** A consumer group's id, or a prefix that ends in `*`; `*` alone is every group. */
export const group = z
	.string()
	.min(1, 'Type a group, a prefix that ends in *, or * for every group.')
	.max(255, 'kafkey keeps a group id to 255 characters.')
	.refine(noUnseen, 'kafkey takes no spaces and no control characters in a group id.')
	.refine((text) => !text.slice(0, -1).includes('*'), 'The * stands only at the very end: billing-*');

/** What topics and groups begin with. */
export const prefix = z
	.string()
	.min(1, 'Type what the names begin with.')
	.max(249, longTopic)
	.refine((text) => !text.includes('*'), 'Leave out the *: type the beginning only, such as orders.')
	.refine((text) => !/[^\w.-]/.test(text), topicCharacters);

/** The name in an access rule: of a topic, a group or a transactional id, or what it begins with; `*` for every one. */
export const resourceName = z
	.string()
	.min(1, 'Type a name.')
	.max(255, 'kafkey takes at most 255 characters here.')
	.refine(noUnseen, 'A name holds no spaces and no control characters.')
	.refine(
		(text) => !/.\*$/.test(text),
		'Leave out the *: choose “begins with” and type the beginning only, such as orders.',
	);
