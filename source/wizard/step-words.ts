import type {Planning} from './planning.js';
import type {Run, StepState} from './run-state.js';

/** A step in words, after its status, with the id of what it made where the words do not hold it. */
export function stepWords(step: StepState): string {
	const text = wordsOf(step);
	return step.label && !text.includes(step.label) ? `${text}  ${step.label}` : text;
}

function wordsOf({status, will, did}: StepState): string {
	switch (status) {
		case 'done':
			return did;
		case 'failed':
			return `refused: ${will}`;
		case 'unclear':
			return `not known whether it happened: ${will}`;
		case 'undoing':
			return `taking back: ${will}`;
		case 'undone':
			return `taken back: ${did}`;
		case 'undo-failed':
			return `could not be taken back: ${did}`;
		default:
			return will;
	}
}

/** While the outcome of a create is looked up. */
export const lookingUp = 'Looking whether it was created all the same. This can take 20 seconds.';

/** What a look-up after an unclear outcome did not tell; undefined where nothing is unclear. */
export function unseen(run: Run, {lookAt}: Pick<Planning, 'lookAt'>): string | undefined {
	if (run.status !== 'unclear' || run.found?.length) return undefined;
	const where = lookAt ? ` To be sure, look at: ${lookAt}.` : '';
	return run.lookedUp
		? `A look-up did not see it.${where}`
		: `It is not known whether it exists; it could not be looked up.${where}`;
}

/** The exit code of leaving a run that came to trouble. */
export function troubleCode(run: Run | undefined, exists: readonly string[]): number {
	return run?.status === 'unclear' && exists.length === 0 ? 3 : 5;
}
