import type {ProviderEntry} from '../../providers/entry.js';
import type {Account, Provider} from '../../providers/provider.js';
import type {Doors} from '../../wizard/doors.js';
import {providerOf} from '../../wizard/questions.js';
import {Session} from '../../wizard/session.js';
import type {Errand, State} from '../../wizard/state.js';
import {until} from '../../wizard/until.js';
import type {World} from '../../world.js';
import {complained, signInCode} from '../create/headless.js';
import {initialState} from '../create/initial-state.js';
import {tellProgress} from '../create/progress.js';
import type {FromEnvironment} from '../questions/environment.js';
import {givenDoor} from '../questions/given.js';
import type {GivenFlags} from '../questions/given-flags.js';
import {survey} from '../questions/survey.js';
import {showSession} from '../terminal/show-session.js';
import {terminalOf} from '../terminal/terminal.js';
import {type KeysFlags, Stop} from './flags.js';

/** What a sign-in goes by. */
export type SigningIn = {
	readonly world: World;
	readonly flags: KeysFlags;
	readonly doors: Doors;
	readonly said: GivenFlags['said'];
	readonly inSandbox: boolean;
	readonly signal: AbortSignal;
	readonly say: (line: string) => void;
};

/** A system, and who is signed in to it. */
export type SignedIn = {readonly provider: Provider; readonly account: Account<unknown>};

/** Whether these answers are everything that the provider's sign-in asks. */
export function isWhole(provider: Provider, {answers}: Pick<FromEnvironment, 'answers'>): boolean {
	const given = (id: string) => {
		const answer = answers[`${provider.id}/sign-in/${id}`];
		return answer === undefined ? undefined : {answer};
	};
	return survey(provider.signIn, given).every(({isMissing}) => !isMissing);
}

/** Signs in with what flags and environment give, through the wizard's own session. Throws a Stop. */
export async function signIn(
	provider: Provider,
	environment: Pick<FromEnvironment, 'answers' | 'automatic'>,
	signingIn: SigningIn,
): Promise<SignedIn> {
	const {doors, said, flags, inSandbox, signal, say} = signingIn;
	const session = new Session(stateFor([entryOf(provider)], provider, environment, flags), {
		...doors,
		given: givenDoor({said, environment: {details: {}}, alone: true}),
	});
	const leave = () => session.leave(1);
	signal.addEventListener('abort', leave);
	const stop = tellProgress(session, say);
	try {
		if (inSandbox) session.startSandbox();
		session.open();
		await until(session, ({left, complaint, connection}) => {
			return left !== undefined || complaint !== undefined || isDecided(connection);
		});
	} finally {
		stop();
		signal.removeEventListener('abort', leave);
	}
	return signedIn(session.state, provider);
}

/** Signs in on the wizard's own screens, where a person sits there. Throws a Stop when they leave. */
export async function askForSignIn(
	entries: readonly ProviderEntry[],
	provider: Provider | undefined,
	environment: Pick<FromEnvironment, 'answers' | 'automatic'>,
	{world, flags, doors, inSandbox}: SigningIn,
): Promise<SignedIn> {
	const {session, signedIn: now} = signInSession(entries, provider, environment, {flags, doors});
	const terminal = terminalOf(world);
	const isOver = ({connection}: State) => connection.status === 'open';
	const code = await showSession({world, terminal, session, flags, inSandbox, isOver});
	const found = now();
	if (!found) throw new Stop(code, {what: 'It was left before signing in.'});
	return found;
}

/** A session that asks for a sign-in and nothing else; `signedIn` tells what came of it so far. */
export function signInSession(
	entries: readonly ProviderEntry[],
	provider: Provider | undefined,
	environment: Pick<FromEnvironment, 'answers' | 'automatic'>,
	{flags, doors}: Pick<SigningIn, 'flags' | 'doors'>,
): {readonly session: Session; readonly signedIn: () => SignedIn | undefined} {
	const loaded: Provider[] = provider ? [provider] : [];
	const session = new Session(stateFor(entries, provider, environment, flags), {
		...doors,
		load: async (entry) => {
			const found = await doors.load(entry);
			loaded.push(found.provider);
			return {...found, provider: withoutKinds(found.provider)};
		},
	});
	return {
		session,
		signedIn: () => {
			const {connection} = session.state;
			const id = providerOf(session.state)?.id;
			const chosen = loaded.find((each) => each.id === id);
			return connection.status === 'open' && chosen
				? {provider: chosen, account: connection.account}
				: undefined;
		},
	};
}

/** What a sign-in is for, here. */
export const signInErrand: Errand = {
	question: 'Where are the keys?',
	before: ['provider', 'sign in'],
	after: ['keys'],
};

function stateFor(
	entries: readonly ProviderEntry[],
	provider: Provider | undefined,
	environment: Pick<FromEnvironment, 'answers' | 'automatic'>,
	{kind: _, ...flags}: KeysFlags,
): State {
	const known = provider && withoutKinds(provider);
	const start = initialState({entries, provider: known, flags, environment, path: ''});
	return {...start, offersSandbox: false, errand: signInErrand};
}

/** So that nothing is asked, and no list fetched, once the sign-in is done. */
function withoutKinds(provider: Provider): Provider {
	return {...provider, kinds: []};
}

function entryOf(provider: Provider): ProviderEntry {
	return {...provider, secretVariables: [], load: async () => provider};
}

function isDecided({status}: State['connection']): boolean {
	return status === 'open' || status === 'failed';
}

function signedIn(state: State, provider: Provider): SignedIn {
	const {connection, complaint} = state;
	if (connection.status === 'open') return {provider, account: connection.account};
	if (connection.status === 'failed') throw new Stop(signInCode(connection.problem), connection.problem);
	if (complaint) {
		const {code, problem = {what: complaint.sentence}} = complained(state, complaint);
		throw new Stop(code, problem);
	}
	throw new Stop(1, {what: 'It was ended before anything was asked for.'});
}
