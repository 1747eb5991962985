import {sentences} from '../errors.js';
import type {CheckState} from './check-state.js';
import type {StepState} from './run-state.js';
import type {State} from './state.js';

/** What happened of the run between two states, a sentence each: its steps, and what was saved. */
export function runNews(before: State, now: State): string[] {
	const steps = now.run?.steps ?? [];
	return [
		...steps.flatMap((step) => {
			const old = before.run?.steps.find(({id}) => id === step.id);
			return old?.status === step.status ? [] : stepNews(step);
		}),
		...(now.secret?.receipts ?? [])
			.filter((receipt) => !before.secret?.receipts.includes(receipt))
			.map(({label, sentence}) => `${label}: ${sentence}`),
	];
}

/** What happened of the sign-in between two states. */
export function connectionNews({connection: before}: State, {connection}: State): string[] {
	if (before === connection) return [];
	if (connection.status === 'open')
		return [`signed in as ${connection.account.who}`, ...(connection.account.notes ?? [])];
	if (connection.status !== 'connecting' || connection.said === undefined) return [];
	return before.status === 'connecting' && before.said === connection.said ? [] : [connection.said];
}

/** What happened of the checks between two states: each stage as it is reached, and once what is waited for. */
export function checkNews({checks: before = []}: State, {checks = []}: State): string[] {
	return checks.flatMap((check, index) => {
		const known = before[index]?.stages.map(({sentence}) => sentence) ?? [];
		const stages = check.stages.filter(({sentence}) => !known.includes(sentence));
		const sentences = [...stages.map(({sentence}) => sentence), ...waitNews(before[index], check)];
		return sentences.map((sentence) => checkLine(check, sentence));
	});
}

/** That a new credential is waited for, once. */
export function waitNews(before: CheckState | undefined, check: CheckState): string[] {
	return check.status === 'waiting' && before?.status !== 'waiting' ? [`waiting · ${check.said}`] : [];
}

/** A sentence about the check of one access. */
export function checkLine({access}: CheckState, sentence: string): string {
	return `check of ${access.label}: ${sentence}`;
}

/** Why a step failed is told once, at the end. */
function stepNews({status, will, did, label, problem}: StepState): string[] {
	switch (status) {
		case 'waiting':
			return [];
		case 'doing':
			return [`${will} …`];
		case 'done':
			return [`${did}${namedIn(did, label) ? '' : ` (${label})`}${problem ? ', without its secret' : ''}`];
		case 'failed':
			return [`failed to ${will}`];
		case 'unclear':
			return [`not known whether it happened: ${will}`];
		case 'undoing':
			return [`taking back: ${did} …`];
		case 'undone':
			return [`taken back: ${did}`];
		case 'undo-failed':
			return [`could not be taken back: ${did}${problem ? `: ${sentences(problem)}` : ''}`];
	}
}

/** Whether the sentence says the name already, which is then not said twice. */
function namedIn(did: string, label: string | undefined): boolean {
	return label === undefined || did.includes(label);
}
