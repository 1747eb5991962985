import {tell} from '../errors.js';
import {journalFolder} from '../journal/folder.js';
import {type Journal, openJournal, type Unfinished} from '../journal/journal.js';
import {parseBaseUrl} from '../network/base-url.js';
import type {Picked} from '../providers/field.js';
import {providers} from '../providers/index.js';
import {noSettings, readSettings} from '../settings.js';
import {kindKey, providerKey} from '../wizard/questions.js';
import {destinationAt} from '../wizard/reduce.js';
import {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import type {World} from '../world.js';
import {openDoors} from './doors.js';
import {answersFromEnvironment, type FromEnvironment} from './environment.js';
import type {WizardFlags} from './flags.js';
import {missingFlags} from './missing.js';
import {receiptOf} from './receipt.js';

/**
 * `kafkey create`: the wizard where there is a terminal, the list of missing flags where there is none.
 * `onlyRecover` shows what earlier runs left and then leaves.
 */
export async function createCommand(world: World, flags: WizardFlags, onlyRecover = false): Promise<number> {
	const problem = usageProblem(flags);
	const terminal = terminalOf(world);
	if (problem !== undefined || terminal === undefined) {
		world.stderr.write(`${problem ?? missingFlags(providers, flags, whyNoWizard(world))}\n`);
		const {length} = openJournal(journalFolder(world)).unfinished();
		if (length > 0)
			world.stderr.write(
				`kafkey: ${length} earlier ${length === 1 ? 'run' : 'runs'} left something unfinished; see kafkey recover.\n`,
			);
		return 2;
	}
	const settings = flags.settings ? readSettings(world) : noSettings;
	if (settings.warning) world.stderr.write(`kafkey: ${settings.warning}\n`);
	const inSandbox = flags.sandbox === true || flags.sandboxUrl !== undefined;
	const doors = openDoors({
		world,
		baseUrl: flags.baseUrl,
		sandboxUrl: flags.sandboxUrl,
		writeRaw: (text) => terminal.write(text),
		onNotice: (notice) => session.notice(notice),
		sandboxDefaults: {
			remembered: settings.sandboxChoices,
			path: flags.save ?? settings.sandboxChoices['path'] ?? '.env.sandbox',
		},
	});
	const environment = answersFromEnvironment(providers, world);
	const session = new Session(
		initialState(
			flags,
			settings.choices,
			inSandbox,
			environment,
			unfinishedFor(doors.journal, flags, inSandbox),
		),
		doors,
	);
	const {showWizard} = await import('./show-wizard.js');
	if (onlyRecover && session.state.unfinished.length === 0) {
		world.stdout.write('Nothing is unfinished.\n');
		return 0;
	}
	try {
		return await showWizard({world, terminal, session, flags, inSandbox, onlyRecover});
	} finally {
		const end = receiptOf(session);
		if (end) world.stderr.write(`${end}\n`);
		if (session.state.run?.status === 'made') {
			const warning = await settings.remember(session.chosen(), session.state.sandbox === 'on');
			if (warning) world.stderr.write(`kafkey: ${warning}\n`);
		}
		await doors.close();
	}
}

function initialState(
	flags: WizardFlags,
	remembered: State['remembered'],
	inSandbox: boolean,
	environment: FromEnvironment,
	unfinished: State['unfinished'],
): State {
	const provider = providers.find(({id}) => id === flags.provider);
	const kind = provider?.kinds.find(({id}) => id === flags.kind);
	const given = [
		...(provider ? [[providerKey, provider] as const] : []),
		...(provider && kind ? [[kindKey(provider), kind] as const] : []),
	];
	// The stand-ins have sign-ins of their own.
	const own = inSandbox ? {answers: {}, automatic: {}} : environment;
	return {
		providers,
		offersSandbox: !inSandbox && flags.baseUrl === undefined,
		sandbox: 'off',
		answers: {
			...own.answers,
			...Object.fromEntries(given.map(([key, {id, name}]) => [key, pickedOf(id, name)])),
		},
		history: [],
		automatic: {...own.automatic, ...Object.fromEntries(given.map(([key]) => [key, '']))},
		drafts: {},
		listings: {},
		remembered,
		prefill: {},
		scroll: 0,
		unfinished,
		connection: {status: 'none'},
		destination: destinationAt(flags.save ?? remembered['path'] ?? '.env'),
	};
}

/** What earlier runs left; the stand-ins have nothing to do with it, nor has another address. */
function unfinishedFor(journal: Journal, flags: WizardFlags, inSandbox: boolean): readonly Unfinished[] {
	if (inSandbox) return [];
	return journal.unfinished().filter(({record}) => record.baseUrl === flags.baseUrl);
}

function pickedOf(value: string, label: string): Picked {
	return {value, label, typed: false};
}

function usageProblem(flags: WizardFlags): string | undefined {
	const provider = providers.find(({id}) => id === flags.provider);
	if (flags.provider !== undefined && !provider) {
		return `kafkey: there is no provider “${flags.provider}”. --provider takes ${providers.map(({id}) => id).join(', ')}.`;
	}
	if (flags.kind !== undefined && !provider) return 'kafkey: --kind needs --provider beside it.';
	if (flags.kind !== undefined && !provider?.kinds.some(({id}) => id === flags.kind)) {
		return `kafkey: ${provider?.name} has no kind “${flags.kind}”. --kind takes ${provider?.kinds.map(({id}) => id).join(', ')}.`;
	}
	try {
		for (const address of [flags.baseUrl, flags.sandboxUrl]) if (address !== undefined) parseBaseUrl(address);
		return undefined;
	} catch (error) {
		const {what, why, next} = tell(error);
		return `kafkey: ${[what, why, next].filter(Boolean).join(' ')}`;
	}
}

/** Whether questions can be asked here. */
export function isTerminal(world: World): boolean {
	return whyNoWizard(world) === undefined;
}

/** The stream that the wizard is drawn on: standard error when standard output is redirected. */
function terminalOf(world: World) {
	if (whyNoWizard(world) !== undefined) return undefined;
	return world.stdout.isTTY ? world.stdout : world.stderr;
}

function whyNoWizard({stdin, stdout, stderr, env}: World): string | undefined {
	if (!stdin.isTTY) return 'Standard input is not a terminal';
	if (!stdout.isTTY && !stderr.isTTY) return 'There is no terminal to draw on';
	if (env['TERM'] === 'dumb') return 'This terminal cannot move its cursor (TERM=dumb)';
	if (env['CI']) return 'This is a CI run';
	return undefined;
}
