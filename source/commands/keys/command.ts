import {Problem, sentences, told} from '../../errors.js';
import {findKeys} from '../../keys/finding.js';
import type {Key, Source} from '../../keys/key.js';
import type {Listed} from '../../keys/listing.js';
import {safeText} from '../../network/safe-text.js';
import type {World} from '../../world.js';
import {jsonOf} from '../create/output.js';
import {print} from '../terminal/print.js';
import {showable} from '../terminal/showable.js';
import {emptyDocument} from './empty.js';
import {type KeysCommand, type KeysFlags, Stop} from './flags.js';
import type {KeysEnding} from './output.js';
import {KeysRun} from './run.js';

/** What a command about existing keys came to: what it prints, and its document. */
export type Outcome = KeysEnding & {
	/** Printed to standard output without `--json`. */
	readonly lines: readonly string[];
	readonly document: (ending: KeysEnding) => unknown;
};

/** Runs the command; gives the exit code. Work that gives a number has told everything itself. */
export async function runKeys(
	world: World,
	flags: KeysFlags,
	command: KeysCommand,
	work: (run: KeysRun) => Promise<Outcome | number>,
): Promise<number> {
	let run: KeysRun | undefined;
	let outcome: Outcome | number;
	try {
		run = await KeysRun.open(world, flags, command);
		outcome = await work(run);
	} catch (error) {
		const signalled = run?.signalled;
		if (!(error instanceof Problem) && signalled === undefined) throw error;
		outcome = {
			...endingOf(error, signalled),
			lines: [],
			document: (ending) => emptyDocument(command, ending, flags, foundIn(error)),
		};
	} finally {
		await run?.close();
	}
	if (typeof outcome === 'number') return outcome;
	const {problem, lines, document} = outcome;
	const ending: KeysEnding = {code: run?.signalled ?? outcome.code, ...(problem && {problem})};
	const text = flags.json ? jsonOf(document(ending)) : showable(lines.join('\n'), world, flags);
	if (text !== '') await print(world.stdout, `${text}\n`);
	if (problem) world.stderr.write(`kafkey: ${sentences(problem)}\n`);
	return ending.code;
}

function endingOf(error: unknown, signalled: number | undefined): KeysEnding {
	if (signalled !== undefined) return {code: signalled, problem: {what: 'It was ended.'}};
	if (error instanceof Stop) return {code: error.code, problem: told(error)};
	return {code: 1, ...(error instanceof Problem && {problem: told(error)})};
}

/** One key, and what the look-up saw besides. */
export type FoundOne = {readonly key: Key; readonly found: Listed; readonly sources: readonly Source[]};

/** Finds the one key that is named. Throws a Stop where there is none, or several. */
export async function findOne(run: KeysRun, wanted: string): Promise<FoundOne> {
	const {sources, unlisted} = await run.sources();
	const {keys, unlisted: unseen} = await findKeys(sources, wanted, run.signal);
	run.signal.throwIfAborted();
	const found = {keys, unlisted: [...unlisted, ...unseen]};
	const [key, another] = keys;
	if (key && !another) return {key, found, sources};
	throw new NotOne(wanted, found);
}

/** What was named is no key, or several. */
class NotOne extends Stop {
	readonly found: Listed;

	constructor(wanted: string, found: Listed) {
		const {keys, unlisted} = found;
		const named = safeText(wanted);
		const unseen = unlisted.map(({provider, kind, why}) => {
			return `${[provider.name, kind?.name].filter(Boolean).join(', ')}: ${sentences(why)}`;
		});
		if (keys.length === 0)
			super(1, {
				what: `There is no key with the id or name “${named}”, as far as could be seen.`,
				...(unseen.length > 0 && {why: `Not looked through: ${unseen.join(' ')}`}),
				next: 'kafkey list shows what there is.',
			});
		else
			super(2, {
				what: `${keys.length} keys are named “${named}”.`,
				why: keys.map(({source, held}) => `${safeText(held.id)} (${source.kind.name})`).join(', '),
				next: 'Name one by its id, or narrow it with --provider and --kind.',
			});
		this.found = found;
	}
}

function foundIn(error: unknown): Listed | undefined {
	return error instanceof NotOne ? error.found : undefined;
}
