import {randomBytes} from 'node:crypto';
import type {Brokers} from './brokers.js';
import {change} from './change.js';
import {codes, refusal} from './codes.js';
import type {Kafka, ScramUser} from './kafka.js';
import {alterUserScramCredentialsV0, describeUserScramCredentialsV0} from './library.js';
import {saltPassword} from './scram.js';
import {type ScramMechanism, scramMechanisms} from './terms.js';

/** Twice the fewest that Kafka takes; it takes 16384 at the most. */
const iterations = 8192;

const numbers: Readonly<Record<ScramMechanism, 1 | 2>> = {'SCRAM-SHA-256': 1, 'SCRAM-SHA-512': 2};

/** Those users of the list that exist, with their mechanisms. Throws a KafkaProblem. */
export async function readUsers(
	brokers: Brokers,
	names: readonly string[] | 'all',
	signal: AbortSignal,
): Promise<readonly ScramUser[]> {
	if (names.length === 0) return [];
	const asked = names === 'all' ? [] : [...new Set(names)].map((name) => ({name}));
	return brokers.read('list the SCRAM users', signal, async ({wire}) => {
		const answer = await wire.call(describeUserScramCredentialsV0.api, [asked], signal);
		const right = 'DESCRIBE on the cluster';
		if (answer.errorCode !== codes.none) throw refusal(answer.errorCode, {right, said: answer.errorMessage});
		const failed = answer.results.find(
			({errorCode}) => errorCode !== codes.none && errorCode !== codes.notFound,
		);
		if (failed) throw refusal(failed.errorCode, {right, said: failed.errorMessage});
		return answer.results.filter(({errorCode}) => errorCode === codes.none).map(userOf);
	});
}

/** Makes the user or replaces its password; only the salted password is sent, once. Throws a KafkaProblem. */
export async function setUser(
	brokers: Brokers,
	{name, mechanism, password}: Parameters<Kafka['setScramUser']>[0],
	signal: AbortSignal,
): Promise<void> {
	const salt = randomBytes(24);
	const saltedPassword = await saltPassword(mechanism, password.reveal(), salt, iterations);
	const upsert = {name, mechanism: numbers[mechanism], iterations, salt, saltedPassword};
	await alter(brokers, `set the password of SCRAM user ${name}`, [[], [upsert]], signal);
}

/** Takes one mechanism of a user away, and with the last one the user; sent once. One that is gone counts as taken. Throws a KafkaProblem. */
export async function removeUser(
	brokers: Brokers,
	name: string,
	mechanism: ScramMechanism,
	signal: AbortSignal,
): Promise<void> {
	const deletion = {name, mechanism: numbers[mechanism]};
	await alter(brokers, `remove SCRAM user ${name}`, [[deletion], []], signal, [codes.notFound]);
}

function alter(
	brokers: Brokers,
	purpose: string,
	asked: Parameters<typeof alterUserScramCredentialsV0.createRequest>,
	signal: AbortSignal,
	ignore: readonly number[] = [],
): Promise<void> {
	const {api} = alterUserScramCredentialsV0;
	return change(brokers, purpose, api, asked, ({results}) => results, signal, ignore);
}

type Described = Awaited<ReturnType<typeof describeUserScramCredentialsV0.api.async>>['results'][number];

function userOf({user, credentialInfos}: Described): ScramUser {
	const mechanisms = credentialInfos.flatMap(({mechanism, iterations: count}) =>
		scramMechanisms
			.filter((each) => numbers[each] === mechanism)
			.map((each) => ({mechanism: each, iterations: count})),
	);
	return {name: user, mechanisms};
}
