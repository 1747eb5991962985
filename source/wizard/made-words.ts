import {endOf} from './check-state.js';
import type {State} from './state.js';

/** What came of it so far: `created`, then `created and saved`, then `created, saved and proved`. Each was seen. */
export function madeWords({run, secret, checks = []}: State): string {
	const saved = secret?.receipts.some(({tone}) => tone === 'ok') ?? false;
	const proved = checks.length > 0 && checks.every((check) => endOf(check) === 'works');
	const more = [...(saved ? ['saved'] : []), ...(proved ? ['proved'] : [])];
	if (run?.plan.renews)
		return ['has a new secret', ...(more.length > 0 ? [more.join(' and ')] : [])].join(', ');
	const all = ['created', ...more];
	return [all.slice(0, -1).join(', '), ...all.slice(-1)].filter((part) => part !== '').join(' and ');
}
