import {tell} from '../../errors.js';
import type {Source} from '../../keys/key.js';
import type {Awaiting} from '../../keys/session/awaiting.js';
import type {KeysDoors, Opened} from '../../keys/session/doors.js';
import type {Answers, Fields} from '../../providers/field.js';
import {entries, loadProviders} from '../../providers/index.js';
import type {Provider} from '../../providers/provider.js';
import {answersTo, kindQuestions} from '../../wizard/questions.js';
import {screenOf} from '../../wizard/screen.js';
import type {State} from '../../wizard/state.js';
import {answersFromEnvironment} from '../questions/environment.js';
import {askingSession} from './asking.js';
import {Stop} from './flags.js';
import type {KeysRun} from './run.js';
import {isWhole, type SignedIn, signInErrand, signInSession} from './signing-in.js';

/** Signs in on the wizard's own screens, and asks what kinds want to know before their keys can be asked for. */
export function openerFor(run: KeysRun): KeysDoors['open'] {
	return async (ask, back) => {
		try {
			return await opened(run, ask, back);
		} catch (error) {
			return {problem: tell(error), code: error instanceof Stop ? error.code : 1};
		}
	};
}

async function opened(run: KeysRun, ask: Awaiting['ask'], back: () => void): Promise<Opened | undefined> {
	const {prepared, flags, doors, inSandbox} = run;
	const known = prepared.provider ? [prepared.provider] : await knownProviders(run);
	// Several sign-ins in the environment: there is nothing to ask.
	if (known.length > 1) return run.sources();
	const [provider] = known;
	const environment = provider ? answersOf(run, provider) : {answers: {}, automatic: {}};
	const {session, signedIn} = signInSession(entries, provider, environment, {flags, doors});
	const unstartable = new Promise<never>((_, reject) => {
		if (inSandbox) session.startSandbox(reject);
	});
	for (;;) {
		const isOpen = ({connection}: State) => connection.status === 'open';
		const asked = await Promise.race([ask(session, isOpen), unstartable]);
		const account = signedIn();
		if (asked !== 'over' || !account) return undefined;
		const placed = await sourcesOf(run, account, ask, back);
		if (placed === 'left') return undefined;
		if (placed !== 'back') return {sources: placed, unlisted: []};
		session.back();
	}
}

/** The providers whose sign-in the environment has. */
async function knownProviders(run: KeysRun): Promise<readonly Provider[]> {
	if (run.inSandbox) return [];
	return (await loadProviders()).filter((each) => isWhole(each, answersOf(run, each)));
}

function answersOf({prepared, world}: KeysRun, provider: Provider) {
	return prepared.provider ? prepared.environment : answersFromEnvironment([provider], world);
}

/** The kinds of the provider, each with where its keys are; kinds that ask the same are asked for once. */
async function sourcesOf(
	run: KeysRun,
	{provider, account}: SignedIn,
	ask: Awaiting['ask'],
	back: () => void,
): Promise<readonly Source[] | 'back' | 'left'> {
	const places = new Map<Fields<unknown>, Answers>();
	const sources: Source[] = [];
	for (const kind of provider.kinds.filter(({id}) => run.flags.kind === undefined || id === run.flags.kind)) {
		const fields = run.whereOf(kind);
		if (Object.keys(fields).length > 0 && !places.has(fields)) {
			const questions = {provider, account, kind, fields, known: {}};
			let place: Answers = {};
			const how = await ask(
				askingSession(questions, {...run.answering, back, errand: signInErrand}),
				(state) => {
					place = answersTo(kindQuestions(state), state.answers);
					return screenOf(state).is === 'review';
				},
			);
			if (how !== 'over') return how;
			places.set(fields, place);
		}
		sources.push({provider, account, kind, where: places.get(fields) ?? {}});
	}
	return sources;
}
