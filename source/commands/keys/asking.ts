import type {Key} from '../../keys/key.js';
import {isNamedIn} from '../../keys/rotating.js';
import type {KeyQuestions} from '../../keys/session/doors.js';
import type {Doors} from '../../wizard/doors.js';
import {Session} from '../../wizard/session.js';
import type {Errand} from '../../wizard/state.js';
import {replacedIn} from '../doors/clashes.js';
import {givenDoor} from '../questions/given.js';
import {type Answering, detailsOf, type KeysQuestions, stateFor} from './answering.js';
import type {KeysRun} from './run.js';

/** The same where a person can be asked, too. */
export type Asking = Answering & {
	/** Where Esc on the first question leads. */
	readonly back: () => void;
	readonly errand: Errand;
	/** The known answers are only suggested: each question is asked. */
	readonly isSuggested?: boolean;
};

/** The wizard's session, signed in already, that asks a person these questions. */
export function askingSession(
	questions: KeysQuestions,
	{doors, said, inSandbox, back, errand, isSuggested = false}: Asking,
): Session {
	const details = detailsOf(questions);
	const state = stateFor(questions, inSandbox);
	const suggested = Object.entries(details).map(([key, {answer}]) => [key, answer] as const);
	const answers = {...state.answers, ...(isSuggested && Object.fromEntries(suggested))};
	const byFlags = givenDoor({said, environment: {details: {}}, alone: false});
	const left = new Map(isSuggested ? [] : Object.entries(details));
	const given: NonNullable<Doors['given']> = (asked, now) => {
		const known = left.get(asked.key);
		// Once: what the vendor refuses is asked.
		left.delete(asked.key);
		return known ?? byFlags(asked, now);
	};
	return new Session({...state, answers, errand}, {...doors, back, given});
}

/** The same about something that exists; a secret that the answers lead to takes the place of the old one. */
export function questionsFor(run: KeysRun, questions: KeyQuestions, back: () => void): Session {
	const {source, fields, known, errand, leads, isSuggested = false} = questions;
	const {answering, flags} = run;
	const path = flags.save ?? leads?.path ?? run.doors.defaultPath();
	const asked = {...source, fields, known, ...(leads && {plan: leads.plan, path})};
	const {noteSaved} = leads ?? {};
	const replaced = leads ? replacing(answering.doors, leads.old) : answering.doors;
	const doors = {...replaced, ...(noteSaved && {noteSaved})};
	const {where, insight} = source.kind.life ?? {};
	const own = Object.keys({...where, ...insight?.fields});
	const said = Object.fromEntries(Object.entries(answering.said).filter(([id]) => own.includes(id)));
	return askingSession(asked, {...answering, doors, said, back, errand, isSuggested});
}

/** Tells which values were replaced; those of the old key itself may be. */
function replacing(doors: Doors, old: Key): Doors {
	return {
		...doors,
		prove: async (path, names) => {
			const proof = await doors.prove(path, names);
			const isMeant = isNamedIn(
				old,
				proof.existing.map((each) => each.old),
			);
			return {...proof, isMeant};
		},
		save: async (path, credential, replace, format) => {
			const saved = await doors.save(path, credential, replace, format);
			if (!('receipt' in saved)) return saved;
			const changes = replacedIn(replace, credential.accesses).map(
				({name, old: before, new: after}) => `${name} ${before} → ${after}`,
			);
			const sentence = [saved.receipt.sentence, ...changes].join('; ');
			return {receipt: {...saved.receipt, sentence}};
		},
	};
}
