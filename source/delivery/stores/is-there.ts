import type {StoreAnswers, StoreQuestion} from './store.js';

/** For stores that have one command for a new secret and another for a new version of one. */
export const isThereQuestion: StoreQuestion = {
	id: 'exists',
	label: 'Is there a secret of that name already, to get a new version?',
	example: 'no',
	rule: /^(yes|no)$/,
	usual: 'no',
};

export function isThere({exists}: StoreAnswers): boolean {
	return exists === 'yes';
}
