import type {World} from '../../world.js';
import type {WizardFlags} from '../create/flags.js';

/** Whether questions can be asked here. */
export function isTerminal(world: World): boolean {
	return whyNoWizard(world) === undefined;
}

/** Why nothing is asked: there is nobody to ask, or none is wanted; undefined where the wizard asks. */
export function whyAlone(world: World, {yes, json, dryRun}: WizardFlags): string | undefined {
	const wanted = Object.entries({'--yes': yes, '--json': json, '--dry-run': dryRun}).find(([, is]) => is);
	return whyNoWizard(world) ?? (wanted && `${wanted[0]} was given`);
}

/** The stream that the wizard is drawn on: standard error when standard output is redirected. */
export function terminalOf({stdout, stderr}: World): World['stdout'] {
	return stdout.isTTY ? stdout : stderr;
}

/** Whether the terminal shows more than ASCII, as far as it says so. */
export function hasUnicode({env, platform}: Pick<World, 'env' | 'platform'>): boolean {
	if (platform === 'win32') return Boolean(env['WT_SESSION'] || env['TERM_PROGRAM']);
	return /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '');
}

/** What asks for lines in place of a drawn screen, by its name; undefined where nothing does. */
export function whyLines(
	{env}: Pick<World, 'env'>,
	{screenReader}: Pick<WizardFlags, 'screenReader'>,
): string | undefined {
	if (screenReader) return '--screen-reader';
	const variables = ['KAFKEY_SCREEN_READER', 'INK_SCREEN_READER'];
	const isOn = (name: string) => !['', '0', 'false'].includes((env[name] ?? '').toLowerCase());
	return variables.find(isOn) ?? (env['TERM'] === 'dumb' ? 'TERM=dumb' : undefined);
}

/** Whether what is printed is to be heard, line by line. A dumb terminal counts only where it is printed on. */
export function isSpoken(
	world: Pick<World, 'env' | 'stdout'>,
	flags: Pick<WizardFlags, 'screenReader'>,
): boolean {
	const why = whyLines(world, flags);
	return why !== undefined && (world.stdout.isTTY || why !== 'TERM=dumb');
}

/** Whether what is typed is shown already: Emacs's shell does, and hands over whole lines. */
export function echoesItself({env}: Pick<World, 'env'>): boolean {
	return /comint/.test(env['INSIDE_EMACS'] ?? '');
}

function whyNoWizard({stdin, stdout, stderr, env}: World): string | undefined {
	if (!stdin.isTTY) return 'Standard input is not a terminal';
	if (!stdout.isTTY && !stderr.isTTY) return 'There is no terminal to draw on';
	if (env['CI']) return 'This is a CI run';
	return undefined;
}
