import type {Answer, Row} from '../../../source/providers/field.js';
import {Secret} from '../../../source/secret.js';
import {choicesOf} from '../../../source/wizard/asking.js';
import type {Asked} from '../../../source/wizard/questions.js';
import {kindKey, providerKey, providerOf} from '../../../source/wizard/questions.js';
import {screenOf} from '../../../source/wizard/screen.js';
import type {Session} from '../../../source/wizard/session.js';
import type {State} from '../../../source/wizard/state.js';

type Given = Readonly<Record<string, string | readonly string[]>>;

/** Waits until the state is as wanted. */
export function until(session: Session, wanted: (state: State) => boolean): Promise<void> {
	return new Promise((resolve) => {
		if (wanted(session.state)) return resolve();
		const end = session.store.subscribe(() => {
			if (!wanted(session.state)) return;
			end();
			resolve();
		});
	});
}

/** Answers everything up to the review and says yes to the destination; throws when a sign-in fails. */
export async function walkToReview(session: Session, provider: string, kind: string, given: Given) {
	session.open();
	for (;;) {
		const screen = screenOf(session.state);
		if (screen.is === 'review') break;
		if (screen.is === 'sign-in-failed') throw new Error(JSON.stringify(session.state.connection));
		if (screen.is !== 'ask') {
			await until(session, (state) => screenOf(state).is !== screen.is);
			continue;
		}
		const {asked} = screen;
		await until(session, (state) => !isFetching(state, asked) || screenOf(state).is !== 'ask');
		const still = screenOf(session.state);
		if (still.is !== 'ask' || still.asked.key !== asked.key) continue;
		const chosen: Given = {
			...given,
			provider,
			...(providerOf(session.state) && asked.key === kindKey(providerOf(session.state) as never) && {kind}),
		};
		const answer = answerTo(session.state, asked, asked.key === providerKey ? provider : chosen[asked.id]);
		session.dispatch({type: 'answered', key: asked.key, answer});
	}
	await until(
		session,
		({destination: {path, proof, problem}}) => path === '' || proof !== undefined || problem !== undefined,
	);
	if (session.state.destination.consents.length > 0) session.placing.consent();
}

function isFetching({listings}: State, {key, field}: Asked): boolean {
	if (!('choices' in field) || typeof field.choices !== 'function') return false;
	return listings[key]?.complete !== true;
}

function answerTo(state: State, asked: Asked, given: string | readonly string[] | undefined): Answer {
	const {field, id} = asked;
	if (field.kind === 'text') {
		const suggestion = field.initial?.({}) ?? '';
		return String(given ?? suggestion);
	}
	if (field.kind === 'secret') return new Secret(String(given ?? ''));
	if (field.kind === 'rows')
		return (Array.isArray(given) ? given : []).map((text) => field.parse(text)) as Row[];
	const pick = (wanted: string) => {
		const choices = choicesOf(state, asked);
		const found = choices.find(({value, label}) => value === wanted || label === wanted);
		if (found) return {...found, typed: false};
		if (!field.other)
			throw new Error(`${id} has no ${wanted}, but ${choices.map(({label}) => label).join(', ')}.`);
		return {value: wanted, label: wanted, typed: true};
	};
	if (field.kind === 'select') return pick(String(given ?? choicesOf(state, asked)[0]?.value));
	return (Array.isArray(given) ? given : []).map(pick);
}
