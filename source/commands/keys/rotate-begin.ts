import {askingOnly} from '../../keys/editing.js';
import {type Key, readable} from '../../keys/key.js';
import {isNamedIn, planInPlace, type Rotating} from '../../keys/rotating.js';
import type {Access} from '../../providers/access.js';
import type {Doors, Proof} from '../../wizard/doors.js';
import type {Session} from '../../wizard/session.js';
import {runHeadless} from '../create/headless.js';
import {type Ending, outputOf} from '../create/output.js';
import {replacedIn} from '../doors/clashes.js';
import {agreed} from './agreed.js';
import {answersFor, type KeysQuestions, sessionFor} from './answering.js';
import {type KeysFlags, Stop} from './flags.js';
import {keyOutput} from './output.js';
import {noteBegun} from './rotation-note.js';
import type {KeysRun} from './run.js';
import type {RotateOutput} from './schema.js';

/** Gives the same key a new secret; tells everything itself and gives the exit code. */
export async function rotateInPlace(
	run: KeysRun,
	key: Key,
	{fields, caution}: Rotating & {readonly how: 'in-place'},
): Promise<number> {
	const {provider, account, kind} = key.source;
	const asked = {provider, account, kind, known: {}};
	const answers = await answersFor({...asked, fields}, run.answering);
	const plan = await planInPlace(key, answers, run.signal);
	const warning = [`${readable(key).id} at ${provider.name} gets a new secret.`, caution];
	requireDestination(run.flags);
	if (!run.flags.dryRun)
		await agreed(run, warning, {doing: 'replace its secret', undone: 'Nothing was sent.'});
	const questions = {...asked, fields: {}, plan: () => plan};
	return deliver(run, key, questions, ({run: done}) => rotationOf(done?.status, 'in-place'));
}

/** Makes a new key like the old one and notes that the old one is to go; gives the exit code. */
export async function rotateAnew(
	run: KeysRun,
	key: Key,
	{fields, like}: Rotating & {readonly how: 'anew'},
): Promise<number> {
	const {provider, account, kind} = key.source;
	const {said} = run.prepared;
	requireDestination(run.flags);
	const open = Object.keys(fields).filter((id) => said[id] !== undefined || like[id] === undefined);
	const questions = {provider, account, kind, fields: askingOnly(fields, open), known: like, plan: kind.plan};
	let note: string | undefined;
	const concluded = (ending: Ending, session: Session): Rotation => {
		const rotation = rotationOf(ending.run?.status, 'begun');
		// What is not saved can only be deleted: the old key stays the one that is used.
		const {credential} = session.state.run ?? {};
		if (rotation !== 'begun' || ending.code === 5 || !credential)
			return rotation === 'begun' ? 'none' : rotation;
		run.say(note ?? noteBegun(run, key, credential));
		return 'begun';
	};
	// Once the new secret is saved the journal has nothing to tell of it any more: from then on, this has.
	return deliver(run, key, questions, concluded, (credential, path) => {
		note ??= noteBegun(run, key, credential, path);
	});
}

type Rotation = RotateOutput['rotation'];

function rotationOf(status: string | undefined, made: Rotation): Rotation {
	if (status === 'made') return made;
	return status === 'unclear' || status === 'left' ? 'unknown' : 'none';
}

/** Runs the plan as `create` does without questions. `concluded` says what became of the rotation. */
async function deliver(
	run: KeysRun,
	key: Key,
	questions: KeysQuestions,
	concluded: (ending: Ending, session: Session) => Rotation,
	noteSaved?: Doors['noteSaved'],
): Promise<number> {
	const {world, flags, prepared, answering} = run;
	const {save, check} = flags;
	let proof: Proof | undefined;
	const tell = (accesses: readonly Access[]) => {
		for (const {name, old, new: fresh} of replacedIn(proof?.existing ?? [], accesses))
			run.say(`${name}: ${old} → ${fresh}`);
	};
	const doors: Doors = {
		...withoutCheck(run.doors, check !== false),
		...(noteSaved && {noteSaved}),
		prove: async (path, names) => {
			proof = await run.doors.prove(path, names);
			return proof;
		},
		save: async (path, credential, replace, format) => {
			const saved = await run.doors.save(path, credential, replace, format);
			if ('receipt' in saved) tell(credential.accesses);
			return saved;
		},
	};
	const session = sessionFor({...questions, path: save ?? '', store: prepared.store}, {...answering, doors});
	const {kind: _, ...own} = flags;
	return runHeadless({
		world,
		session,
		flags: {...own, check: check !== false},
		said: Object.fromEntries(Object.entries(prepared.said).filter(([id]) => id in questions.fields)),
		inSandbox: false,
		// The file of the old key is the place for the new one; any other's values are not to be lost.
		isMeant: () =>
			proof !== undefined &&
			!proof.outside &&
			isNamedIn(
				key,
				proof.existing.map(({old}) => old),
			),
		concluded: (ending): RotateOutput => {
			const rotation = concluded(ending, session);
			return {
				...outputOf(session, ending, flags),
				old: keyOutput(key),
				candidates: [],
				notListed: [],
				rotation,
			};
		},
	});
}

function requireDestination({save, saveTo, json, reveal, dryRun}: KeysFlags): void {
	if (save !== undefined || saveTo !== undefined || (json && reveal) || dryRun) return;
	throw new Stop(2, {
		what: 'Nothing was sent: --save is missing, the file that the secret is written to.',
		next: 'Give the file that holds the old one, so that clients find the new one there; --save-to for a secret store; or --json --reveal for standard output.',
	});
}

function withoutCheck({check, ...doors}: Doors, isWanted: boolean): Doors {
	return {...doors, ...(isWanted && check && {check})};
}
