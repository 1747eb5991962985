import {sentences, type Told} from '../../errors.js';
import {readable} from '../key.js';
import {goneWords, warningFor} from '../revoking.js';
import type {Page, Stayed} from './state.js';

/** What is said of something that was done, and how it is meant. */
export type Outcome = {readonly told: Told; readonly level: 'ok' | 'warn' | 'danger'};

/** What became of a key that was to be deleted. */
export function keyOutcome({key, removal, wasGone}: Page & {is: 'deleted'}): Outcome {
	if (wasGone) return {told: {what: goneWords(key)}, level: 'ok'};
	const [what = ''] = warningFor(key);
	if (removal.status === 'removed') return {told: {what: `Deleted. ${what}`}, level: 'ok'};
	if (removal.status === 'refused')
		return {told: {what: `Nothing was deleted: ${sentences(removal.problem)}`}, level: 'danger'};
	const {provider, kind} = key.source;
	const lookAt = provider.things[kind.life?.thing ?? '']?.lookAt;
	return {
		told: {
			what: `It is not known whether the key was deleted. ${sentences(removal.problem)}`,
			...(removal.isThere && {why: 'It was still there afterwards.'}),
			next: lookAt === undefined ? 'Fetch the table again later.' : `Look at: ${lookAt}.`,
		},
		level: 'warn',
	};
}

/** What became of something that stayed behind; undefined where nothing was tried. */
export function stayedOutcome({behind: {label}, removal}: Stayed): Outcome | undefined {
	if (!removal) return undefined;
	const words = {
		removed: [`Deleted, too: ${label}`, 'ok'],
		refused: [`Not deleted: ${label}`, 'danger'],
		unclear: [`It is not known whether this was deleted: ${label}`, 'warn'],
	} as const;
	const [what, level] = words[removal.status];
	return {told: {what, ...('problem' in removal && {why: sentences(removal.problem)})}, level};
}

/** Where a rotation waits, and what is to do. */
export function movingTold({old, fresh, savedTo}: Page & {is: 'moving'}): Told {
	const made = savedTo === undefined ? 'was made' : `was saved to ${savedTo}`;
	return {
		what: `The new key ${fresh} ${made}. The old key ${readable(old).id} still works.`,
		next: 'Move every client to the new key, then delete the old one.',
	};
}

/** What helps to decide whether clients have moved. */
export const movingHelp: readonly string[] = [
	'A client that still uses the old key loses access when it is deleted. Restart or redeploy what reads the file, and look whether the old key is still used.',
	'Later is fine: kafkey has noted both keys. kafkey recover lists the rotation, and rotating either key goes on with it.',
];

/** What became of something that was to be deleted, for the scrollback. */
export const removalWords = {
	removed: 'deleted',
	refused: 'not deleted',
	unclear: 'not known whether deleted',
} as const;
