import {dirname} from 'node:path';
import {Problem} from '../errors.js';
import type {KafkaAccess, SaslMechanism} from '../providers/access.js';
import {isWithheld, Secret} from '../secret.js';
import type {Entry, Spelling} from './read-entries.js';
import {isCertificate, readAuthority} from './read-file.js';
import {parseJaas} from './read-jaas.js';
import {kafkaFileNames} from './read-names.js';
import {type EntrySet, spelled} from './read-sets.js';
import {type SignIn, signInsOf, textOf} from './read-sign-ins.js';
import {absent, type SetReading, wrong} from './read-told.js';

const {more} = kafkaFileNames;
const mechanisms: readonly SaslMechanism[] = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'];

/** The ways into Kafka that a set of entries describes, one for each sign-in, or what it lacks for that. */
export async function readKafka(
	path: string,
	set: EntrySet,
	spelling: Spelling,
): Promise<SetReading<KafkaAccess>> {
	const first = (names: readonly string[]) =>
		names.map((name) => set.entries.get(name)).find((entry) => textOf(entry) !== undefined);
	const login = first(more.jaas);
	const jaas = login && parseJaas(login.value.reveal());
	const {signIns, names, lacks} = signInsOf(set, spelling, jaas ? inJaas(jaas.options) : []);
	const address = first(kafkaFileNames.address);
	const servers = address && serversOf(address);
	const protocol = protocolOf(first(more.protocol));
	const mechanism = mechanismOf(first(more.mechanism), jaas?.module);
	const authority = await authorityOf(first, path);
	const topic = textOf(first(more.topic));
	const group = textOf(first(more.group));
	const shared = {
		...(address && {address: address.written}),
		signIn: [...names, ...(login ? [login.written] : [])],
		lacks: [
			...(address ? [] : [absent(spelled(kafkaFileNames.address[0], set, spelling))]),
			...(signIns.length > 0 || !login ? lacks : [wrong(`${login.written} holds no user name and password`)]),
			...[servers, protocol, mechanism, authority].flatMap((part) =>
				part?.wrong ? [wrong(part.wrong)] : [],
			),
		],
	};
	if (shared.lacks.length > 0) return {...shared, accesses: [], notes: []};
	return {
		...shared,
		notes: [protocol, mechanism, authority].flatMap(({note}) => note ?? []),
		accesses: signIns.map(({user, secret}) => ({
			type: 'kafka',
			label: 'Kafka',
			...(servers?.value && {bootstrapServers: servers.value}),
			securityProtocol: protocol.value ?? 'SASL_SSL',
			mechanism: mechanism.value ?? 'PLAIN',
			username: user,
			password: secret,
			...(topic !== undefined && {topic}),
			...(group !== undefined && {group}),
			...(authority.value && {authority: authority.value}),
		})),
	};
}

/** A value, or why there is none; a note says what was taken for granted. */
type Part<T> = {readonly value?: T; readonly wrong?: string; readonly note?: string};

/** `SASL_SSL://one:9092, two:9092` → `one:9092,two:9092`. */
function serversOf(entry: Entry): Part<string> {
	const servers = (textOf(entry) ?? '')
		.split(',')
		.map((server) => server.trim().replace(/^[\w+]+:\/\//, ''))
		.filter((server) => server !== '');
	if (servers.length > 0 && servers.every(isServer)) return {value: servers.join(',')};
	return {wrong: `${entry.written} is not HOST:PORT`};
}

function isServer(text: string): boolean {
	const [, port] = /^(?:[\w.-]+|\[[\da-f:.]+\]):(\d{1,5})$/i.exec(text) ?? [];
	return Number(port) > 0 && Number(port) < 65_536;
}

function protocolOf(entry: Entry | undefined): Part<KafkaAccess['securityProtocol']> {
	const text = textOf(entry)?.toUpperCase();
	if (text === 'SASL_SSL' || text === 'SASL_PLAINTEXT') return {value: text};
	if (entry) return {wrong: `${entry.written} is neither SASL_SSL nor SASL_PLAINTEXT`};
	return {note: 'It names no security protocol; SASL_SSL was tried.'};
}

function mechanismOf(entry: Entry | undefined, module: string | undefined): Part<SaslMechanism> {
	const text = textOf(entry)?.toUpperCase().replaceAll('_', '-');
	const value = mechanisms.find((mechanism) => mechanism === text);
	if (value) return {value};
	if (entry) return {wrong: `${entry.written} is none of ${mechanisms.join(', ')}`};
	return module === 'PlainLoginModule'
		? {value: 'PLAIN'}
		: {note: 'It names no SASL mechanism; PLAIN was tried.'};
}

function inJaas(options: ReadonlyMap<string, string>): SignIn[] {
	const [user, secret] = ['username', 'password'].map((name) => options.get(name));
	return user && secret && !isWithheld(secret) ? [{user, secret: new Secret(secret)}] : [];
}

/** Whom to trust: a PEM file, or the certificate itself in the value. */
async function authorityOf(
	first: (names: readonly string[]) => Entry | undefined,
	path: string,
): Promise<Part<{readonly path: string; readonly pem: string}>> {
	const store = first(more.trustStore);
	const isPem = textOf(first(more.trustStoreType))?.toUpperCase() === 'PEM';
	const entry = first(more.authority) ?? (isPem ? store : undefined);
	if (!entry)
		return store
			? {
					note: `${store.written} is not a PEM file, so the system's authorities were trusted. Give its authority by --ca-file.`,
				}
			: {};
	const text = textOf(entry) ?? '';
	if (isCertificate(text)) return {value: {path, pem: text.replaceAll('\\n', '\n')}};
	try {
		return {value: await readAuthority(text.replace(/^file:(?:\/\/)?/, ''), dirname(path))};
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return {wrong: `the file that ${entry.written} names cannot be used`};
	}
}
