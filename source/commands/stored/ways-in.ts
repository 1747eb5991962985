import {told} from '../../errors.js';
import {atOf, type Key, readable} from '../../keys/key.js';
import {parseServers} from '../../network/kafka/servers.js';
import {safeText} from '../../network/safe-text.js';
import type {Access} from '../../providers/access.js';
import type {Secret} from '../../secret.js';
import {findOne} from '../keys/command.js';
import {type KeysFlags, Stop} from '../keys/flags.js';
import type {KeysRun} from '../keys/run.js';

/** What a key opens, and how, as far as it is known without its secret. */
export type Opened = {
	/** Absent where no system was asked. */
	readonly key?: Key;
	/** The user name that it signs in with. */
	readonly user: string;
	/** What it opens, in words. */
	readonly resource: string;
	readonly accesses: (secret: Secret) => Promise<readonly Access[]>;
};

/** What the key opens: as its system says, or as the flags say. Throws a Stop. */
export async function openedBy(run: KeysRun, id: string): Promise<Opened> {
	const {brokers, resource, sasl} = run.flags;
	if (brokers !== undefined) return byHand(run.flags, id, brokers);
	if (sasl !== undefined) throw new Stop(2, {what: '--sasl needs --brokers beside it.'});
	const key = await found(run, id);
	const {held, source} = key;
	const {opens} = readable(key);
	if (resource !== undefined && !namesIn(key).includes(resource.toLowerCase()))
		throw new Stop(2, {
			what: `The key ${safeText(id)} does not open ${safeText(resource)}.`,
			why: `It opens ${opens}.`,
			next: 'Mend --resource, or leave it out.',
		});
	const {life, name} = source.kind;
	const waysIn = life?.accesses;
	if (!waysIn)
		throw new Stop(2, {
			what: `One secret is not all that this kind takes: ${name}.`,
			next: 'For its Kafka user alone, give the brokers with --brokers.',
		});
	return {
		key,
		user: held.user ?? held.id,
		resource: opens,
		accesses: (secret) => waysIn({...atOf(source, run.signal), held, secret}),
	};
}

async function found(run: KeysRun, id: string): Promise<Key> {
	try {
		return (await findOne(run, id)).key;
	} catch (error) {
		if (!(error instanceof Stop) || run.prepared.provider) throw error;
		const next = 'Or give the brokers with --brokers, and no system is asked.';
		throw new Stop(error.code, {...told(error), next: [error.next, next].filter(Boolean).join(' ')});
	}
}

/** Every name of what the key opens. */
function namesIn({held}: Key): string[] {
	const {ref, opens, details} = held;
	const values = [
		...Object.values(ref),
		opens,
		...opens.split(/[\s,;]+/),
		...details.map(({value}) => value),
	];
	return values.map((value) => value.toLowerCase());
}

function byHand({resource, sasl: mechanism = 'PLAIN'}: KeysFlags, user: string, servers: string): Opened {
	const bootstrapServers = parseServers(servers)
		.map(({host, port}) => `${host.includes(':') ? `[${host}]` : host}:${port}`)
		.join(',');
	return {
		user,
		resource: resource ?? bootstrapServers,
		accesses: async (password) => [
			{
				type: 'kafka',
				label: 'Kafka',
				bootstrapServers,
				securityProtocol: 'SASL_SSL',
				mechanism,
				username: user,
				password,
			},
		],
	};
}
