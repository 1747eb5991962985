import type {Renaming} from '../../delivery/variables.js';
import {journalFolder, journalNames, removalPrefix} from '../../journal/folder.js';
import {type Journal, openJournal, type Unfinished} from '../../journal/journal.js';
import type {ProviderEntry} from '../../providers/entry.js';
import {entries, loadProviders} from '../../providers/index.js';
import {noSettings, readSettings} from '../../settings.js';
import {recoverCommandAt} from '../../shell-word.js';
import {chosenIn} from '../../wizard/chosen.js';
import {sentenceFor} from '../../wizard/left-behind.js';
import {Session} from '../../wizard/session.js';
import type {World} from '../../world.js';
import {openDoors} from '../doors/doors.js';
import type {Followed} from '../project/follow.js';
import {mayHaveProject} from '../project/may-have.js';
import {givenDoor} from '../questions/given.js';
import {closing} from '../terminal/closing.js';
import {print} from '../terminal/print.js';
import {showSession} from '../terminal/show-session.js';
import {terminalOf, whyAlone, whyLines} from '../terminal/terminal.js';
import type {WizardFlags} from './flags.js';
import {initialState, inSandbox} from './initial-state.js';
import {keepProject, type Ready} from './keep-project.js';
import {nextLine} from './next.js';
import {emptyOutput, jsonOf} from './output.js';
import {prepare} from './prepare.js';
import {receiptOf} from './receipt.js';

/**
 * `kafkey create`: the wizard where there is a terminal, the same session without questions where there is none or
 * none are wanted. `onlyRecover` shows what earlier runs left and then leaves.
 */
export async function createCommand(world: World, given: WizardFlags, onlyRecover = false): Promise<number> {
	const why = whyAlone(world, given);
	const followed = onlyRecover ? {flags: given, said: {}} : await inProject(world, given, why);
	if ('code' in followed) {
		if (given.json) await print(world.stdout, `${jsonOf(emptyOutput(followed, given))}\n`);
		return followed.code;
	}
	const {flags, said: project} = followed;
	const variables = renamingOf(flags, followed);
	const prepared = await prepare({world, entries, flags, inSandbox: inSandbox(flags), why, project});
	if (why !== undefined && !inSandbox(flags)) await tellUnfinished(world);
	if (!inSandbox(flags) && !onlyRecover) await tellRemovals(world);
	if ('text' in prepared) {
		world.stderr.write(`${prepared.text}\n`);
		const ending = {code: 2, problem: prepared.told};
		if (flags.json) await print(world.stdout, `${jsonOf(emptyOutput(ending, flags))}\n`);
		return 2;
	}
	const ready = {...prepared, ...(variables && {variables})};
	if (why === undefined) return wizard(world, flags, ready, onlyRecover);
	const {createAlone} = await import('./alone.js');
	return createAlone(world, flags, ready);
}

/** Goes by the project file of the folder, where there may be one. */
async function inProject(world: World, flags: WizardFlags, why: string | undefined) {
	if (flags.project === false || !mayHaveProject(world.cwd)) return {flags, said: {}};
	const {followProject} = await import('../project/follow.js');
	return followProject(world, flags, why);
}

async function wizard(world: World, flags: WizardFlags, prepared: Ready, onlyRecover: boolean) {
	const terminal = terminalOf(world);
	const settings = flags.settings ? readSettings(world) : noSettings;
	if (settings.warning) world.stderr.write(`kafkey: ${settings.warning}\n`);
	const {choices: remembered, sandboxChoices} = settings;
	// Always a file of its own: a demo must not touch a real one, whatever was typed the last time.
	const path = flags.save ?? '.env.sandbox';
	const opened = openDoors({
		world,
		baseUrl: flags.baseUrl,
		sandboxUrl: flags.sandboxUrl,
		variables: prepared.variables,
		// A reader of lines would be given the sequence to read out.
		...(whyLines(world, flags) === undefined && {writeRaw: (text: string) => terminal.write(text)}),
		onNotice: (notice) => session.notice(notice),
		sandboxDefaults: {remembered: sandboxChoices, path},
	});
	const {environment} = prepared;
	const details = {...environment.details};
	const doors = {
		...opened,
		load: async (entry: ProviderEntry) => {
			const loaded = await opened.load(entry);
			Object.assign(details, loaded.details);
			return loaded;
		},
		given: givenDoor({...prepared, environment: {details}, alone: false}),
	};
	const unfinished = await unfinishedFor(doors.journal, flags);
	const initial = initialState({
		...prepared,
		entries: await usableEntries(flags),
		flags,
		path: flags.save ?? (flags.saveTo === undefined ? (remembered['path'] ?? '.env') : ''),
	});
	const session = new Session({...initial, remembered, unfinished}, doors);
	if (onlyRecover && unfinished.length === 0) return nothingHere(world, await doors.journal.unfinished());
	const stop = flags.copy ? copyWhenMade(session) : undefined;
	try {
		return await showSession({
			world,
			terminal,
			session,
			flags,
			inSandbox: inSandbox(flags),
			isOver: ({unfinished: left}) => onlyRecover && left.length === 0,
		});
	} finally {
		stop?.();
		const receipt = receiptOf(session);
		const next = nextLine(session.state, flags.sandboxUrl !== undefined);
		const end = [receipt, next].filter(Boolean).join('\n');
		if (end) world.stderr.write(`${closing(end, world.stderr, world, flags)}\n`);
		await keepProject(world, session, flags, prepared);
		if (session.state.run?.status === 'made') {
			const warning = await settings.remember(chosenIn(session.state), session.state.sandbox === 'on');
			if (warning) world.stderr.write(`kafkey: ${warning}\n`);
		}
		await doors.close();
	}
}

/** How variables are named: by the flag before the project file. */
function renamingOf(
	{envPrefix: prefix}: WizardFlags,
	{variables}: Omit<Followed, 'flags'>,
): Renaming | undefined {
	return prefix === undefined ? variables : {...variables, prefix};
}

/** Copies everything once, as soon as it is there. */
function copyWhenMade(session: Session): () => void {
	const stop = session.store.subscribe(() => {
		const {run, secret} = session.state;
		if (run?.status !== 'made' || !run.credential || !secret) return;
		stop();
		void session.copying.copy(run.credential);
	});
	return stop;
}

/** A provider that has no management API has none that an address of the person's own could stand for. */
async function usableEntries({baseUrl}: WizardFlags): Promise<readonly ProviderEntry[]> {
	if (baseUrl === undefined) return entries;
	const usable = (await loadProviders()).filter(({baseUrls}) => baseUrls).map(({id}) => id);
	return entries.filter(({id}) => usable.includes(id));
}

/** What earlier runs left; the stand-ins have nothing to do with it, nor has another address. */
async function unfinishedFor(journal: Journal, flags: WizardFlags): Promise<readonly Unfinished[]> {
	if (inSandbox(flags)) return [];
	return (await journal.unfinished()).filter(({record}) => record.baseUrl === flags.baseUrl);
}

/** No run can be recovered at this address; what was made at another is named with the command for it. */
async function nothingHere(world: World, elsewhere: readonly Unfinished[]): Promise<number> {
	const lines = elsewhere.map(({record}) => {
		const name = entries.find(({id}) => id === record.provider)?.name;
		return `${sentenceFor(record, name)} Run ${recoverCommandAt(record.baseUrl)}.`;
	});
	const {nothingWaits, waitingIn} = await import('../keys/waiting.js');
	if (lines.length > 0) world.stdout.write(`${lines.join('\n')}\n`);
	else if (waitingIn(world).lines.length === 0) world.stdout.write(`${nothingWaits}\n`);
	return lines.length === 0 ? 0 : 5;
}

/** Deletions that were not finished, each with its command; what reads them is loaded only where there are some. */
async function tellRemovals(world: World): Promise<void> {
	if (journalNames(journalFolder(world), removalPrefix).length === 0) return;
	const {waitingIn} = await import('../keys/waiting.js');
	for (const {told, next} of waitingIn(world).removals) world.stderr.write(`kafkey: ${told} ${next}\n`);
}

async function tellUnfinished(world: World): Promise<void> {
	const {length} = await openJournal(journalFolder(world)).unfinished();
	if (length === 0) return;
	const runs = length === 1 ? 'run' : 'runs';
	world.stderr.write(`kafkey: ${length} earlier ${runs} left something unfinished; see kafkey recover.\n`);
}
