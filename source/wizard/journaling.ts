import {Problem} from '../errors.js';
import type {Entry, Journal} from '../journal/journal.js';
import type {JournalRecord, JournalStep} from '../journal/record.js';
import type {Answers} from '../providers/field.js';
import type {Plan, Step} from '../providers/provider.js';
import {Secret} from '../secret.js';
import {answersTo, kindOf, kindQuestions, providerOf} from './questions.js';
import type {StepStatus} from './run-state.js';
import type {State} from './state.js';
import type {StepNews} from './take-back.js';

/** Begins the record of a run; throws a Problem when it cannot be kept, for then nothing may be created. */
export function beginRecord(
	journal: Journal,
	state: State,
	plan: Plan,
	place: Pick<JournalRecord, 'destination' | 'store' | 'baseUrl'>,
): Entry {
	const answers = answersTo(kindQuestions(state), state.answers);
	const signedIn = state.connection.status === 'open' ? state.connection.account.place : undefined;
	return journal.begin({
		startedAt: new Date().toISOString(),
		provider: providerOf(state)?.id ?? '',
		kind: kindOf(state)?.id ?? '',
		sandbox: state.sandbox === 'on',
		...withoutSecrets(answers),
		...place,
		...(signedIn !== undefined && {place: signedIn}),
		...(place.destination !== undefined && plan.known?.length && {savedFirst: true}),
		steps: plan.steps.map(({id, thing, will, did}) => ({id, thing, will, did, status: 'waiting'})),
	});
}

/**
 * Notes what happened to a step. Throws only before the create: what is known afterwards is never lost for want of
 * a note. Returns whether it could be noted.
 */
export function noteStep(entry: Entry, step: Step, status: StepStatus, news: StepNews): boolean {
	const change = changeFor(status, news);
	if (change === undefined) return true;
	try {
		entry.note(step.id, change);
		return true;
	} catch {
		if (status !== 'doing') return false;
		throw new Problem({
			what: `Nothing was sent to ${step.will}.`,
			why: 'kafkey first notes what it is about to create, and its journal cannot be written.',
			next: 'Make room where the journal lies, then confirm again.',
		});
	}
}

function changeFor(status: StepStatus, {made, before}: StepNews): Partial<JournalStep> | undefined {
	switch (status) {
		case 'doing':
			return {status: 'sent', ...(before && {before: before.map(({ref}) => ({...ref}))})};
		case 'done':
			return (
				made && {
					status: made.undelivered ? 'undelivered' : 'made',
					ref: {...made.ref},
					label: made.label,
					...(made.existed && {existed: true}),
				}
			);
		case 'failed':
			return {status: 'refused'};
		case 'undone':
			return {status: 'undone'};
		default:
			return undefined;
	}
}

/** The answers as they may be written down, and which were secrets. */
function withoutSecrets(answers: Answers): Pick<JournalRecord, 'answers' | 'secrets'> {
	const entries = Object.entries(answers).filter(([, answer]) => answer !== undefined);
	return {
		answers: Object.fromEntries(entries.filter(([, answer]) => !(answer instanceof Secret))),
		secrets: entries.filter(([, answer]) => answer instanceof Secret).map(([id]) => id),
	};
}

/** The answers of a record, for planning again. A secret is unknown by then; nothing is sent with it. */
export function answersOf({answers, secrets}: JournalRecord): Answers {
	const unknown = secrets.map((id) => [id, new Secret('unknown')] as const);
	return {...(answers as Answers), ...Object.fromEntries(unknown)};
}
