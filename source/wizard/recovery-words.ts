import type {Told} from '../errors.js';
import {sentenceFor} from './left-behind.js';
import {providerOf} from './questions.js';
import type {State} from './state.js';

/** What an earlier run left, told at the start, and how many more there are. */
export function unfinishedWords({unfinished, entries}: State): {told: Told; more: number} {
	const record = unfinished[0]?.record;
	const name = entries.find(({id}) => id === record?.provider)?.name;
	const told = {
		what: record ? sentenceFor(record, name) : '',
		why: record?.savedFirst
			? 'What is not finished may lack rights that were asked for, and it goes on counting and being valid.'
			: 'Without its secret nobody can use it, and it goes on counting and being valid.',
		next: `Delete it (kafkey asks for the sign-in of ${name ?? 'its provider'}), keep it as it is, or decide later.`,
	};
	return {told, more: unfinished.length - 1};
}

/** What was found of it, or became of it: messages with their level, and what would be deleted. */
export type RecoveringWords = {
	readonly messages: readonly {readonly told: Told; readonly level: 'ok' | 'warn' | 'danger'}[];
	/** What is left, under its heading; empty where nothing is to be deleted. */
	readonly left: readonly string[];
	readonly heading: string;
};

/** What the way to taking back says, from signing in to its end. */
export function recoveringWords(state: State): RecoveringWords {
	const name = providerOf(state)?.name ?? '';
	const {left = [], unknown = [], problems = [], status} = state.recovering ?? {};
	const unclear = unknown.map((sentence) => ({
		told: {what: `It is not known whether this happened: ${sentence}`},
		level: 'warn' as const,
	}));
	const heading = `This is left at ${name}; deleting cannot be undone:`;
	const ok = (what: string) => ({told: {what}, level: 'ok' as const});
	if (status === 'done') {
		const ended =
			problems.length === 0
				? [ok(`Everything that was found was deleted at ${name}.`)]
				: problems.map((told) => ({told, level: 'danger' as const}));
		return {messages: [...ended, ...unclear], left: [], heading};
	}
	const nothing = left.length === 0 && unknown.length === 0 ? [ok(`Nothing of it is left at ${name}.`)] : [];
	return {messages: [...nothing, ...unclear], left, heading};
}

/** While the provider is asked; undefined when there is something to decide. */
export function recoveringWait({recovering}: State): string | undefined {
	if (recovering?.status === 'removing') return 'taking it back';
	return recovering?.status === 'found' || recovering?.status === 'done'
		? undefined
		: 'looking for what is left';
}
