import type {Format, Setting} from './format.js';
import type {Opened} from './opened.js';
import {cannotHold, missing} from './refusal.js';
import {comment, header} from './text.js';

/** librdkafka's names for how it connects (its CONFIGURATION.md). It has no file of its own: programs read such lines. */
function settingsOf({kafka}: Opened): Setting[] {
	if (!kafka) return [];
	const {bootstrapServers, securityProtocol, mechanism, username, password, authority} = kafka;
	return [
		['bootstrap.servers', bootstrapServers],
		['security.protocol', securityProtocol],
		['sasl.mechanisms', mechanism],
		['sasl.username', username],
		['sasl.password', password],
		...(authority ? ([['ssl.ca.location', authority.path]] satisfies Setting[]) : []),
	];
}

/** Lines without quotes or escapes: what such readers cut off at the ends, or take for another line, is refused. */
function lines(settings: readonly Setting[]): string {
	return settings.map(([name, value]) => (value ? line(name, value) : comment(missing(name)))).join('');
}

function line(name: string, value: string): string {
	if (value !== value.trim()) throw cannotHold(name, 'It begins or ends in a blank, which readers cut off.');
	if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) {
		throw cannotHold(name, 'It holds a control character or a line end, and this format has no escapes.');
	}
	if (/\\[=:]/.test(value)) {
		throw cannotHold(name, 'It holds a backslash before = or :, and kcat leaves that backslash out.');
	}
	return `${name}=${value}\n`;
}

export const librdkafka: Format = {
	id: 'librdkafka',
	name: 'librdkafka',
	language: 'C, C++, .NET, Go, Python, Ruby, Rust',
	file: 'librdkafka.conf',
	takes: 'kafka',
	text: (opened) => {
		const group = opened.kafka?.group;
		const all: Setting[] = [...settingsOf(opened), ...(group ? [['group.id', group] as const] : [])];
		return header('Settings of a Kafka client on librdkafka', opened) + versionNote(opened) + lines(all);
	},
};

/** A group is named on kcat's command line. */
export const kcat: Format = {
	id: 'kcat',
	name: 'kcat',
	file: 'kcat.conf',
	takes: 'kafka',
	text: (opened) =>
		header('Settings of kcat', opened) +
		comment('List the topics: kcat -F kcat.conf -L') +
		versionNote(opened) +
		lines(settingsOf(opened)),
};

/** Older versions send a nonce that newer brokers refuse as invalid credentials (librdkafka's pull request 4895). */
function versionNote({kafka}: Opened): string {
	if (kafka?.mechanism === 'PLAIN') return '';
	return comment('With SCRAM, brokers of Apache Kafka 4 take librdkafka 2.6.1 or newer only.');
}
