import type {State} from './state.js';

/**
 * What leaving now means, and its exit code. `unsaved`: a secret exists that is saved nowhere, so that what was made can be
 * deleted instead. `replaced`: the same, of something that was there before and stays.
 */
export type Quitting = {
	readonly is: 'running' | 'unsaved' | 'replaced' | 'harmless';
	readonly what: string;
	readonly why: string;
	readonly code: number;
};

/** What is told to who wants to leave. */
export function quitting({run, secret}: State): Quitting {
	if (run?.status === 'running') {
		return {
			is: 'running',
			what: 'Something is being created right now.',
			why: 'Leaving does not stop the server: it may exist afterwards without its secret being saved.',
			code: 3,
		};
	}
	const made = run?.status === 'made';
	if (made && !(secret?.receipts ?? []).some(({tone}) => tone === 'ok')) {
		const isReplaced = run.plan.renews === true;
		return {
			is: isReplaced ? 'replaced' : 'unsaved',
			what: 'The secret is saved nowhere.',
			why: isReplaced
				? 'It took the place of the old one. Once you leave, kafkey cannot show it again.'
				: 'Once you leave, kafkey cannot show it again.',
			code: 5,
		};
	}
	return {
		is: 'harmless',
		what: 'Leave kafkey?',
		why: made ? 'The secret is saved; kafkey does not keep it.' : 'Nothing was created.',
		code: made ? 0 : 130,
	};
}
