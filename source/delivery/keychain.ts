import {Problem} from '../errors.js';
import {safeText} from '../network/safe-text.js';
import {Secret} from '../secret.js';
import {shellWord} from '../shell-word.js';
import {complaintOf, sentence} from './stores/complaint.js';
import {commandPath} from './stores/find.js';
import {type Ran, runCommand, type Surroundings} from './stores/run.js';

/** The platform's keychain, by the command that comes with it. */
type Keychain = {
	readonly name: string;
	readonly command: string;
	readonly keep: {
		readonly argv: (id: string) => readonly string[];
		readonly stdin: (id: string, secret: string) => string;
	};
	readonly read: (id: string) => readonly string[];
};

/** Arguments name the item; the secret is in none of them. */
const keychains: Readonly<Partial<Record<NodeJS.Platform, Keychain>>> = {
	/** `security -i` takes whole commands from standard input (its manual page). */
	darwin: {
		name: 'the macOS keychain',
		command: 'security',
		keep: {
			argv: () => ['-i'],
			stdin: (id, secret) => `add-generic-password -U -s kafkey -a ${id} -l kafkey-${id} -w ${secret}\n`,
		},
		read: (id) => ['find-generic-password', '-s', 'kafkey', '-a', id, '-w'],
	},
	/** What is piped into `secret-tool store` is the secret (its manual page). */
	linux: {
		name: 'the keyring',
		command: 'secret-tool',
		keep: {
			argv: (id) => ['store', `--label=kafkey ${id}`, 'service', 'kafkey', 'key', id],
			stdin: (_, secret) => secret,
		},
		read: (id) => ['lookup', 'service', 'kafkey', 'key', id],
	},
};

/** Milliseconds that a command has; it may ask for the keychain's own password in a window. */
const patience = 60_000;
/** Characters that mean nothing else to the command; a dash first would be a flag. */
const plain = /^[\w+/=.~:@%,][\w+/=.~:@%,-]*$/;

/** What the keychain is called here. Throws a Problem where there is none that takes a secret on standard input. */
export async function keychainName(surroundings: Surroundings): Promise<string> {
	return (await keychainIn(surroundings)).name;
}

/** Keeps a secret under the id of its key, and reads it back. Throws a Problem. `ending` ends its command. */
export async function keepInKeychain(
	id: string,
	secret: Secret,
	surroundings: Surroundings,
	ending: AbortSignal,
): Promise<void> {
	const {name, command, path, keep} = await keychainIn(surroundings);
	const refuse = (why: string) =>
		new Problem({what: `The secret was not kept in ${name}.`, why, next: 'Keep it in a file: --save PATH'});
	const text = secret.reveal();
	if (!plain.test(id) || !plain.test(text))
		throw refuse('The key or its secret has characters that the command would take for something else.');
	const signal = AbortSignal.any([ending, AbortSignal.timeout(patience)]);
	const stdin = new Secret(keep.stdin(id, text));
	const ran = await runCommand(path, keep.argv(id), surroundings, {signal, stdin});
	if (ran.how !== 'ended' || ran.code !== 0) throw refuse(endOf(ran, command, [secret]));
	const back = await readFromKeychain(id, surroundings, ending).catch(() => undefined);
	if (!back?.equals(secret)) throw refuse('Reading it back gave something else.');
}

/** The secret that was kept under the id. Throws a Problem. */
export async function readFromKeychain(
	id: string,
	surroundings: Surroundings,
	ending?: AbortSignal,
): Promise<Secret> {
	const {name, command, path, read} = await keychainIn(surroundings);
	const signal = AbortSignal.any([AbortSignal.timeout(patience), ...(ending ? [ending] : [])]);
	const ran = await runCommand(path, read(id), surroundings, {signal});
	const text = ran.how === 'ended' && ran.code === 0 ? ran.output.replace(/\r?\n$/, '') : '';
	if (text !== '') return new Secret(text);
	// Of what is not there, and of what is locked and cannot be unlocked, secret-tool says nothing.
	const isSilent = ran.how === 'ended' && ran.complaint.trim() === '';
	throw new Problem({
		what: `The secret of ${safeText(id)} could not be read from ${name}.`,
		why: isSilent ? `It was deleted there, or ${name} is locked.` : endOf(ran, command, []),
		next: `Unlock ${name} and try again, or store the key again: kafkey store ${shellWord(id)}`,
	});
}

async function keychainIn(surroundings: Surroundings): Promise<Keychain & {readonly path: string}> {
	const keychain = keychains[surroundings.platform];
	const path = keychain && (await commandPath(keychain, surroundings));
	if (keychain && path !== undefined) return {...keychain, path};
	throw new Problem({
		what: 'There is no keychain here that kafkey can use.',
		why: keychain
			? `There is no command ${keychain.command} on PATH.`
			: 'This system has no command that takes a secret on standard input.',
		next: 'Keep the secret in a file: --save PATH',
	});
}

/** Why the command gave nothing, as a sentence. */
function endOf(ran: Ran, command: string, secrets: readonly Secret[]): string {
	if (ran.how === 'aborted') return `${command} was ended because it took longer than ${patience / 1000} s.`;
	if (ran.how === 'unstartable') return `${command} could not be started (${ran.reason}).`;
	const complaint = complaintOf(ran.complaint, secrets);
	return sentence(`${command} ended with code ${ran.code}${complaint && `: ${complaint}`}`);
}
