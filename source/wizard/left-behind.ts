import {shortPath} from '../delivery/path-rules.js';
import {type Told, tell} from '../errors.js';
import type {Unfinished} from '../journal/journal.js';
import type {JournalRecord, JournalStep} from '../journal/record.js';
import {safeText} from '../network/safe-text.js';
import type {Account, Earlier, Existing, Provider, Thing} from '../providers/provider.js';
import {answersOf} from './journaling.js';
import {newIn} from './run-plan.js';
import {readableTime} from './times.js';

/** Something that an earlier run made, or that a look-up found in its place. */
export type Left = {readonly stepId: string; readonly thing: Thing<unknown>; readonly existing: Existing};

/** A create that was sent and whose outcome nothing can tell. */
export type Unknown = {readonly will: string; readonly lookAt?: string};

/** What a run left: what exists, and what is not known. */
export type LeftBehind = {readonly left: readonly Left[]; readonly unknown: readonly Unknown[]};

/**
 * Why nothing is looked for with this sign-in: it leads somewhere else than the run's did, where a thing of the same name
 * may well exist and is not what the run made.
 */
export function elsewhere(
	{place}: JournalRecord,
	account: Account<unknown>,
	provider: Provider,
): Told | undefined {
	if (place === undefined || place === account.place) return undefined;
	return {
		what: 'The earlier run was somewhere else, so nothing is looked for here.',
		why: `What it left is at ${provider.name}, ${safeText(place)}.`,
		next: 'Go back, and sign in there.',
	};
}

/** What a record says that exists, newest first: known by its reference, or looked up where only the intent is known. */
export async function findLeft(
	record: JournalRecord,
	provider: Provider,
	api: unknown,
	signal: AbortSignal,
): Promise<LeftBehind> {
	const left: Left[] = [];
	const unknown: Unknown[] = [];
	for (const step of record.steps) {
		const {id, status, existed, ref, label, will} = step;
		if (existed || !(status === 'made' || status === 'undelivered' || status === 'sent')) continue;
		// Another version of kafkey may have noted a thing that this one does not know.
		const thing = Object.hasOwn(provider.things, step.thing) ? provider.things[step.thing] : undefined;
		const known = status === 'sent' ? undefined : ref && [{ref, label: label ?? will}];
		const found = thing && (known ?? (await lookUp(record, step, provider, api, signal)));
		if (found) left.push(...found.map((existing) => ({stepId: id, thing, existing})));
		else unknown.push({will, ...(thing?.lookAt !== undefined && {lookAt: thing.lookAt})});
	}
	return {left: left.reverse(), unknown};
}

/** What the step's own list has now and had not before; undefined when that cannot be told. */
async function lookUp(
	record: JournalRecord,
	step: JournalStep,
	provider: Provider,
	api: unknown,
	signal: AbortSignal,
): Promise<Existing[] | undefined> {
	if (!step.before) return undefined;
	try {
		const kind = provider.kinds.find(({id}) => id === record.kind);
		const plan = kind?.plan({api, answers: answersOf(record)});
		const list = plan?.steps.find(({id}) => id === step.id)?.list;
		if (!list) return undefined;
		const before = step.before.map((ref) => ({ref}));
		return newIn(await list(earlierOf(record), signal), before);
	} catch {
		return undefined;
	}
}

function earlierOf({steps}: JournalRecord): Earlier {
	const made = steps.flatMap(({id, ref, label}) => (ref ? [[id, {ref, label: label ?? ''}] as const] : []));
	return Object.fromEntries(made);
}

/** Takes one thing back and notes it; the problem when it could not. */
export async function removeLeft(
	{note}: Unfinished,
	{stepId, thing, existing}: Left,
	api: unknown,
): Promise<Told | undefined> {
	try {
		await thing.remove(api, existing.ref, AbortSignal.timeout(30_000));
		note(stepId, {status: 'undone'});
		return undefined;
	} catch (error) {
		return tell(error);
	}
}

/** The record in words: what was made, when, and where its secret may be. */
export function sentenceFor(record: JournalRecord, providerName = record.provider): string {
	const {startedAt, steps, destination, store, savedFirst} = record;
	const made = steps.filter(
		({status, existed}) => (status === 'made' || status === 'undelivered') && !existed,
	);
	const sent = steps.filter(({status}) => status === 'sent');
	const words = [
		...made.map(({did, label}) => {
			const shown = label === undefined ? '' : safeText(label);
			return did.includes(shown) ? did : `${did} (${shown})`;
		}),
		...sent.map(({will}) => `may have done this: ${will}`),
	];
	const secret =
		savedFirst && destination !== undefined
			? `was not finished. A secret of it may be in ${shortPath(destination)}.`
			: store === undefined
				? 'did not save its secret.'
				: `did not see its secret arrive in ${safeText(store)}.`;
	return `An earlier run at ${readableTime(startedAt)} ${words.join('; ')} at ${providerName}, and ${secret}`;
}
