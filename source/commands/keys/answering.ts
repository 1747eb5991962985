import type {ChosenStore} from '../../delivery/stores/answering.js';
import type {Answers, Fields} from '../../providers/field.js';
import type {Account, Kind, Plan, Provider} from '../../providers/provider.js';
import type {Doors} from '../../wizard/doors.js';
import {answersTo, kindQuestions} from '../../wizard/questions.js';
import {screenOf} from '../../wizard/screen.js';
import {Session} from '../../wizard/session.js';
import type {State} from '../../wizard/state.js';
import {until} from '../../wizard/until.js';
import {complained} from '../create/headless.js';
import {initialState} from '../create/initial-state.js';
import type {FromEnvironment} from '../questions/environment.js';
import {givenDoor} from '../questions/given.js';
import type {GivenFlags} from '../questions/given-flags.js';
import {Stop} from './flags.js';

/** Questions about existing keys of a kind, and what is known of their answers. */
export type KeysQuestions = {
	readonly provider: Provider;
	readonly account: Account<unknown>;
	readonly kind: Kind<unknown>;
	readonly fields: Fields<unknown>;
	/** Answers by field id that count unless a flag says otherwise. */
	readonly known: Answers;
	/** What the answers lead to; nothing unless given. */
	readonly plan?: Kind<unknown>['plan'];
	/** Where a secret goes that the plan brings: a file, or a secret store. */
	readonly path?: string;
	readonly store?: ChosenStore | undefined;
};

/** What answers questions about a key. */
export type Answering = {
	readonly doors: Doors;
	readonly said: GivenFlags['said'];
	readonly inSandbox: boolean;
	readonly signal: AbortSignal;
};

const nothing: Plan = {steps: [], variables: []};

/** The wizard's session, signed in already, for these questions alone and with nobody to ask. */
export function sessionFor(questions: KeysQuestions, {doors, said, inSandbox}: Answering): Session {
	const details = detailsOf(questions);
	const asIfAsked = givenDoor({said, environment: {details}, alone: true});
	return new Session(stateFor(questions, inSandbox), {
		...doors,
		given: (asked, state) => (said[asked.id] ? undefined : details[asked.key]) ?? asIfAsked(asked, state),
	});
}

/** How the wizard begins with these questions: signed in, at the kind. */
export function stateFor(questions: KeysQuestions, isSandbox: boolean): State {
	const {account, kind, fields, plan = () => nothing, path = '', store} = questions;
	const provider: Provider = {...questions.provider, signIn: {}, kinds: [{...kind, fields, plan}]};
	const entry = {...provider, secretVariables: [], load: async () => provider};
	return {
		...initialState({
			entries: [entry],
			provider,
			flags: {provider: provider.id, kind: kind.id, settings: false},
			environment: {answers: {}, automatic: {}},
			path,
			store,
		}),
		sandbox: isSandbox ? 'on' : 'off',
		connection: {status: 'open', account},
	};
}

/** The known answers by the questions' keys. */
export function detailsOf({provider, kind, known}: KeysQuestions): FromEnvironment['details'] {
	return Object.fromEntries(
		Object.entries(known).flatMap(([id, answer]) =>
			answer === undefined ? [] : [[`${provider.id}/${kind.id}/${id}`, {answer, remark: ''}] as const],
		),
	);
}

/** The answers by the same rules as the wizard's own, with nobody to ask. Throws a Stop that names what is missing. */
export async function answersFor(questions: KeysQuestions, answering: Answering): Promise<Answers> {
	if (Object.keys(questions.fields).length === 0) return {};
	const session = sessionFor(questions, answering);
	const leave = () => session.leave(1);
	answering.signal.addEventListener('abort', leave);
	try {
		session.open();
		await until(session, (state) => isOver(state));
		const {complaint} = session.state;
		if (complaint) {
			const {code, problem} = complained(session.state, complaint);
			throw new Stop(code, problem ?? {what: complaint.sentence});
		}
		answering.signal.throwIfAborted();
		return answersTo(kindQuestions(session.state), session.state.answers);
	} finally {
		answering.signal.removeEventListener('abort', leave);
		session.leave(0);
	}
}

function isOver(state: State): boolean {
	return state.left !== undefined || state.complaint !== undefined || screenOf(state).is === 'review';
}
