import {safeText} from '../../network/safe-text.js';
import {judgeSecret} from '../../providers/judge.js';
import {Secret} from '../../secret.js';
import {shellWord} from '../../shell-word.js';
import {wordsOf} from '../../wizard/check-words.js';
import {signalCodes, type World} from '../../world.js';
import {secondsOf} from '../check/lines.js';
import type {Proof} from '../check/proofs.js';
import {proofOutput} from '../create/output.js';
import {agreed} from '../keys/agreed.js';
import {type Outcome, runKeys} from '../keys/command.js';
import {emptyDocument} from '../keys/empty.js';
import {type KeysFlags, keySecret, Stop} from '../keys/flags.js';
import type {KeysEnding} from '../keys/output.js';
import {keyOutput} from '../keys/output.js';
import type {KeysRun} from '../keys/run.js';
import type {StoreOutput} from '../keys/schema.js';
import {askLine} from '../terminal/ask-line.js';
import {type Destination, keep, note} from './keeping.js';
import {outcomeOf, proveKey} from './proving.js';
import {type Opened, openedBy} from './ways-in.js';

/** `kafkey store KEY`: proves a key that was made elsewhere and keeps it where the person says. */
export function storeCommand(world: World, flags: KeysFlags, id: string): Promise<number> {
	return runKeys(world, flags, 'store', (run) => store(run, id));
}

async function store(run: KeysRun, id: string): Promise<Outcome> {
	const {world, flags} = run;
	if (flags.save !== undefined && flags.keychain)
		throw new Stop(2, {what: '--save and --keychain say two places; give one of them.'});
	if (!run.canAsk) requireAnswers(run);
	const opened = await openedBy(run, id);
	const secret = await secretFor(run, id);
	const accesses = await opened.accesses(secret);
	run.signal.throwIfAborted();
	run.say(`signing in with ${safeText(id)}`);
	const proofs = await proveKey(run, opened, accesses);
	run.signal.throwIfAborted();
	const outcome = outcomeOf(proofs);
	const seen = proofs.map((proof) => `${proof.access.label}: ${wordsOf(proof, secondsOf(proof), '').first}`);
	if (outcome === 'refused') {
		const problem = {
			what: `The key ${safeText(id)} was refused, so it was not stored.`,
			why: seen.map((line) => `${line}.`).join(' '),
			next: 'Look at the key and its secret again; add --wait for a key that was just made.',
		};
		return {code: 6, problem, lines: [], document: (ending) => documentOf(run, ending, opened, proofs)};
	}
	if (outcome === 'open')
		await agreed(
			run,
			seen.map((line) => `${line}.`),
			{doing: 'store it though it is not proved', undone: 'Nothing was stored.'},
		);
	const destination = await destinationFor(run);
	const kept = await keep(run, id, accesses, destination);
	const {place, words} = kept;
	const proved = outcome === 'proved';
	const {user, resource, key} = opened;
	const system = key && {provider: key.source.provider.id, kind: key.source.kind.id};
	const storedAt = new Date().toISOString();
	await note(world, {id, user, resource, ...system, storedAt, proved, place}, kept);
	return {
		code: 0,
		lines: [
			`stored ${safeText(id)} for ${safeText(resource)}`,
			`  saved  ${words}`,
			...seen.map((line) => `  check  ${line}`),
			...(proved ? [] : ['  not proved']),
			`kafkey use ${shellWord(id)} makes it the current key.`,
		],
		document: (ending) => ({
			...documentOf(run, ending, opened, proofs),
			stored: id,
			file: place.in === 'file' ? place.path : null,
			keychain: place.in === 'keychain',
			proved,
		}),
	};
}

function documentOf(
	{flags}: KeysRun,
	ending: KeysEnding,
	{key, resource}: Opened,
	proofs: readonly Proof[],
): StoreOutput {
	return {
		...emptyDocument('store', ending, flags),
		key: key ? keyOutput(key) : null,
		resource,
		checks: proofs.map((proof) => proofOutput(proof, secondsOf(proof))),
	};
}

/** With nobody to ask, everything that is missing is named at once. */
function requireAnswers({flags, prepared}: KeysRun): void {
	const missing = [
		...(prepared.said['secret'] ? [] : ['--secret-file or --secret-stdin (the secret of the key)']),
		...(flags.save !== undefined || flags.keychain ? [] : ['--save or --keychain (where it is kept)']),
	];
	if (missing.length > 0) throw new Stop(2, {what: `Missing: ${missing.join('; ')}.`});
}

async function secretFor(run: KeysRun, id: string): Promise<Secret> {
	const said = run.prepared.said['secret'];
	if (said && 'answer' in said && said.answer instanceof Secret) return said.answer;
	const text = await asked(run, `Secret of ${safeText(id)} (it is not shown): `, true);
	const judged = judgeSecret(keySecret.schema, text);
	if ('secret' in judged) return judged.secret;
	throw new Stop(2, {what: `That is no secret. ${judged.ok ? '' : judged.sentence}`});
}

async function destinationFor(run: KeysRun): Promise<Destination> {
	const {save, keychain} = run.flags;
	if (keychain) return 'keychain';
	const path = save ?? (await asked(run, 'Where should it be kept? A file, or keychain (.env): ')).trim();
	if (path === 'keychain' && save === undefined) return 'keychain';
	return {path: path || '.env'};
}

async function asked({world, flags}: KeysRun, question: string, hidden = false): Promise<string> {
	const text = await askLine(world, question, {...flags, hidden});
	if (text === undefined) throw new Stop(signalCodes.SIGINT, {what: 'Nothing was stored.'});
	return text;
}
