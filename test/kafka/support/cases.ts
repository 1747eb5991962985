import type {End, StageName} from '../../../source/check/verdict.js';
import type {KafkaAccess, KafkaRight} from '../../../source/providers/access.js';
import {Secret} from '../../../source/secret.js';
import {makeCertificates} from '../../network/certificates.js';
import type {Place, Way} from './places.js';
import {freePorts} from './ports.js';

/** What goes on between a credential and its cluster, and what the check has to say of it. */
export type Case = {
	readonly name: string;
	/** Who signs in where. */
	readonly way: (place: Place) => Way | Promise<Way>;
	readonly rights?: readonly KafkaRight[];
	/** In place of rights: what the file names. */
	readonly names?: Pick<KafkaAccess, 'topic' | 'group'>;
	readonly end: End;
	/** The stage that fails or cannot be seen; the last one where none does. */
	readonly stage: StageName;
	/** Of what is said: all sentences of the verdict and of its problem. */
	readonly says: readonly string[];
	/** Why the two do not say the same, word for word. */
	readonly differs?: string;
};

const on = (
	resource: 'topic' | 'group',
	name: string,
	...operations: KafkaRight['operations']
): KafkaRight => {
	const isPrefix = name.endsWith('*');
	const pattern = isPrefix ? 'prefixed' : 'literal';
	return {resource, pattern, name: isPrefix ? name.slice(0, -1) : name, operations};
};
const writes = on('topic', 'orders', 'WRITE', 'DESCRIBE');
const at = (way: Way, bootstrapServers: string): Way => ({...way, bootstrapServers});

export const cases: readonly Case[] = [
	{
		name: 'the right password and rights',
		way: ({writer}) => writer,
		rights: [writes, on('group', 'orders-app', 'READ')],
		end: 'works',
		stage: 'rights',
		says: ['may write orders', 'may not read orders', 'may use group orders-app'],
	},
	...(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const).flatMap((mechanism): Case[] => [
		{
			name: `a super user with ${mechanism}`,
			way: ({admin}) => admin(mechanism),
			rights: [on('topic', 'orders', 'READ', 'WRITE', 'CREATE', 'DELETE', 'ALTER')],
			end: 'works',
			stage: 'rights',
			says: ['signed in', 'may write orders', 'may read orders'],
		},
		{
			name: `a wrong password with ${mechanism}`,
			way: ({admin}) => ({...admin(mechanism), password: new Secret('not-the-password')}),
			end: 'refused',
			stage: 'sign-in',
			says: ['The broker does not accept this user name and password.'],
		},
	]),
	{
		name: 'nobody of that name',
		way: ({writer}) => ({...writer, username: 'nobody-knows-me'}),
		end: 'refused',
		stage: 'sign-in',
		says: ['The broker does not accept this user name and password.'],
	},
	{
		name: 'a mechanism for which the user has no password',
		way: ({writer}) => ({...writer, mechanism: 'SCRAM-SHA-256'}),
		end: 'refused',
		stage: 'sign-in',
		says: ['The broker does not accept this user name and password.', 'mechanism'],
	},
	{
		name: 'a mechanism that the broker does not offer',
		way: ({otherMechanisms}) => otherMechanisms,
		end: 'refused',
		stage: 'sign-in',
		says: ['The broker has SCRAM-SHA-256 switched off; it offers'],
		differs: 'each offers its own',
	},
	{
		name: 'an authority that did not sign the certificate',
		way: ({writer}) => ({...writer, authority: {path: 'other.pem', pem: makeCertificates().authority}}),
		end: 'unreachable',
		stage: 'tls',
		says: ['is not signed by an authority that is trusted here'],
	},
	{
		name: 'TLS to a port for plain text',
		way: ({writer, plainPort}) => at(writer, `localhost:${plainPort}`),
		end: 'unreachable',
		stage: 'tls',
		says: ['it looks like a port for plain text'],
	},
	{
		name: 'plain text to a port for TLS',
		way: ({writer}) => ({...writer, securityProtocol: 'SASL_PLAINTEXT'}),
		end: 'unreachable',
		stage: 'sign-in',
		says: ['Use SASL_SSL'],
	},
	{
		name: 'a topic that does not exist',
		way: ({admin}) => admin('SCRAM-SHA-512'),
		rights: [on('topic', 'nowhere', 'WRITE')],
		end: 'differs',
		stage: 'rights',
		says: ['There is no topic nowhere on this cluster', 'Check its name'],
	},
	{
		name: 'a prefix that no topic has',
		way: ({writer}) => writer,
		rights: [on('topic', 'nowhere.*', 'WRITE')],
		end: 'works',
		stage: 'rights',
		says: ['there are no topics that begin with nowhere. yet'],
	},
	{
		name: 'a missing ACL',
		way: ({writer}) => writer,
		rights: [on('topic', 'orders', 'READ', 'WRITE', 'DESCRIBE')],
		end: 'differs',
		stage: 'rights',
		says: ['may write orders', 'may not read orders'],
	},
	{
		name: 'no ACL at all',
		way: ({nobody}) => nobody,
		rights: [writes],
		end: 'differs',
		stage: 'rights',
		says: ['may not write orders', 'No ACL'],
	},
	{
		name: 'an ACL too many',
		way: ({writer}) => writer,
		rights: [on('topic', 'orders', 'DESCRIBE')],
		end: 'differs',
		stage: 'rights',
		says: ['may write orders'],
	},
	{
		name: 'a group that is not granted',
		way: ({writer}) => writer,
		rights: [writes, on('group', 'billing-app', 'READ')],
		end: 'differs',
		stage: 'rights',
		says: ['may write orders', 'may not use group billing-app'],
	},
	{
		name: 'a topic and a group that a file names, and what may be done with them',
		way: ({writer}) => writer,
		names: {topic: 'orders', group: 'orders-app'},
		end: 'works',
		stage: 'rights',
		says: ['may write orders', 'may not read orders', 'may use group orders-app'],
	},
	{
		name: 'a topic that a file names, and that the user may not use at all',
		way: ({writer}) => writer,
		names: {topic: 'billing', group: 'orders-app'},
		end: 'differs',
		stage: 'rights',
		says: ['The user may do nothing with billing.', 'may use group orders-app'],
	},
	{
		name: 'a host that no name server knows',
		way: ({writer}) => at(writer, 'broker.invalid:9093'),
		end: 'unreachable',
		stage: 'address',
		says: ['broker.invalid'],
	},
	{
		name: 'a port on which nothing listens',
		way: async ({writer}) => at(writer, `localhost:${(await freePorts(1))[0]}`),
		end: 'unreachable',
		stage: 'network',
		says: ['refused the connection'],
	},
	{
		name: 'a port that takes the connection and says nothing',
		way: async ({writer, silentPort}) => at(writer, `localhost:${silentPort}`),
		end: 'unreachable',
		stage: 'tls',
		says: ['took the connection and then said nothing'],
	},
	{
		name: 'a broker that stops in the middle',
		way: ({stopped}) => stopped(),
		rights: [writes],
		end: 'unreachable',
		stage: 'cluster',
		says: ['broke off'],
		differs: 'the relay that stops the broker in time reads along, so that there is no TLS',
	},
	{
		name: 'two brokers of which the first is down',
		way: ({oneDown}) => oneDown('first'),
		end: 'works',
		stage: 'cluster',
		says: ['signed in', 'passed over', 'refused the connection'],
	},
	{
		name: 'two brokers of which the second is down',
		way: ({oneDown}) => oneDown('second'),
		end: 'works',
		stage: 'cluster',
		says: ['signed in'],
		differs: 'the cluster of the stand-in has one broker, so that none of it is out of reach',
	},
];
