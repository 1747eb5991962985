import {setTimeout as wait} from 'node:timers/promises';
import {Problem} from '../errors.js';
import {Secret} from '../secret.js';

/** Where the program runs. `terminal`: whether what is written reaches a terminal. */
export type Surroundings = {
	readonly platform: NodeJS.Platform;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly terminal: boolean;
};

/** `changed`: it holds something else by now, which was left; `unknown`: it could not be read or emptied. */
export type Cleared = 'cleared' | 'changed' | 'unknown';

/**
 * What happened to the secret. By `terminal` nothing has happened yet: `sequence` is to be written to it raw, and
 * `clearSequence` when the person asks for it. `note` is the sentence to show.
 */
export type Copied =
	| {readonly how: 'native'; readonly note: string; readonly clear: () => Promise<Cleared>}
	| {
			readonly how: 'terminal';
			readonly note: string;
			readonly sequence: Secret;
			readonly clearSequence: string;
			readonly clear: () => Promise<Cleared>;
	  };

const patience = 2000;
/** Bytes that every terminal with OSC 52 takes: some cut the sequence at 100,000 characters of base64. */
const longest = 74_994;

/**
 * Puts the secret on the clipboard, through the standard input of the system's own tool; where there is none, by the
 * terminal (OSC 52), which never answers. Throws a Problem where neither is possible.
 */
export async function copySecret(value: Secret, surroundings: Surroundings): Promise<Copied> {
	if (hasNative(surroundings) && (await written(value.reveal()))) {
		return {
			how: 'native',
			note: 'Copied to the clipboard. Clipboard managers may keep it in their history.',
			clear: () => clearNative(value),
		};
	}
	return byTerminal(value, surroundings);
}

/** Whether a tool could reach the person's own clipboard: a remote Mac's or Windows machine's would be the wrong one. */
function hasNative({platform, env}: Surroundings): boolean {
	const remote = Boolean(env['SSH_CONNECTION'] || env['SSH_TTY']);
	if (platform === 'darwin' || platform === 'win32') return !remote;
	if (platform === 'android') return Boolean(env['TERMUX_VERSION']);
	if (env['WSL_DISTRO_NAME'] && !remote) return true;
	return Boolean(env['WAYLAND_DISPLAY'] || env['DISPLAY']);
}

async function written(text: string): Promise<boolean> {
	return (await inTime(async (clipboard) => clipboard.write(text).then(() => true))) ?? false;
}

async function clearNative(value: Secret): Promise<Cleared> {
	const now = await inTime((clipboard) => clipboard.read());
	if (now === undefined) return 'unknown';
	if (!new Secret(now).equals(value)) return 'changed';
	return (await written('')) ? 'cleared' : 'unknown';
}

type Clipboard = typeof import('clipboardy')['default'];

/** Undefined when the tool fails or does not answer in time. Its error is dropped: it could quote what it was given. */
async function inTime<Result>(use: (clipboard: Clipboard) => Promise<Result>): Promise<Result | undefined> {
	const enough = new AbortController();
	const work = import('clipboardy').then(({default: clipboard}) => use(clipboard)).catch(() => undefined);
	try {
		return await Promise.race([work, wait(patience, undefined, {signal: enough.signal})]);
	} finally {
		enough.abort();
	}
}

/** Whether something here could take a copy: a tool of the system's, or the terminal. It may fail all the same. */
export function hasClipboard(surroundings: Surroundings): boolean {
	return hasNative(surroundings) || hasTerminal(surroundings);
}

function hasTerminal({env, terminal}: Surroundings): boolean {
	return terminal && !['', 'dumb', 'linux'].includes(env['TERM'] ?? '');
}

function byTerminal(value: Secret, surroundings: Surroundings): Copied {
	const {env} = surroundings;
	const bytes = Buffer.from(value.reveal());
	const why = !hasTerminal(surroundings)
		? 'No clipboard tool answered, and this terminal has no clipboard either.'
		: bytes.length > longest
			? 'No clipboard tool answered, and it is too long to be sent through the terminal.'
			: undefined;
	if (why !== undefined) {
		throw new Problem({what: 'Nothing was copied.', why, next: 'Save it to a file instead.'});
	}
	const isTmux = Boolean(env['TMUX']);
	const tmux = isTmux ? ' tmux may keep it in its paste buffer.' : '';
	return {
		how: 'terminal',
		note: `Sent to the terminal for its clipboard; whether it took it cannot be known.${tmux}`,
		sequence: new Secret(`\u001B]52;c;${bytes.toString('base64')}\u0007`),
		// tmux hands no empty text on to the terminal (its source, and seen with 3.3a); a blank takes the secret's place.
		clearSequence: `\u001B]52;c;${isTmux ? 'IA==' : ''}\u0007`,
		clear: async () => 'unknown',
	};
}
