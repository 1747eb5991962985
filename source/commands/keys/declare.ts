import type {Command} from 'commander';
import type {World} from '../../world.js';
import {lookOptions, systemOptions} from '../command-line/shared-options.js';
import {collect} from '../command-line/values.js';
import {declareStore} from '../stored/declare-store.js';
import type {KeysCommand, KeysFlags} from './flags.js';
import {onScreen} from './on-screen.js';

const names: readonly string[] = [
	'list',
	'show',
	'edit',
	'revoke',
	'rotate',
	'store',
] satisfies KeysCommand[];

/** Whether the word is a command about existing keys. */
export function isKeysCommand(word: string | undefined): word is KeysCommand {
	return word !== undefined && names.includes(word);
}

const signInHelp = (command: string) => `
A sign-in comes from the environment, or from flags once its system is named:
  $ kafkey ${command} --provider ID --help`;

/** Declares the commands about existing keys. `ask` gives the command that was called the flags of its questions. */
export function declareKeys(
	program: Command,
	world: World,
	{called, ask}: {readonly called: string | undefined; readonly ask: (command: Command) => Command},
	ended: (code: number) => void,
): void {
	const unasked = (command: Command) => command;
	const declare = (name: KeysCommand, words: string, description: string) =>
		(name === called ? ask : unasked)(
			shared(program.command(`${name}${words}`).description(description)),
		).addHelpText('after', signInHelp(`${name}${words.replace('<id>', 'ID')}`));
	declare('list', '', 'every key that the sign-in may see, of one system or of all in the environment')
		.option('--stale', 'only keys that want attention, each with why, and limits that are nearly reached')
		.action(async (flags: KeysFlags) => {
			const {listCommand} = await import('./list.js');
			ended((await onScreen(world, flags)) ?? (await listCommand(world, flags)));
		});
	declare(
		'show',
		' [id]',
		'everything that is known of one key, or of the current one, but its secret',
	).action(async (named: string | undefined, flags: KeysFlags) => {
		const [{showCommand}, {currentKey}] = await Promise.all([
			import('./show.js'),
			import('../../stored-keys.js'),
		]);
		const id = named ?? currentKey(world)?.id;
		const drawn = id === undefined ? undefined : await onScreen(world, flags, {does: 'show', id});
		ended(drawn ?? (await showCommand(world, flags, id)));
	});
	declare('edit', ' <id>', 'change what a flag names in one key, and nothing else').action(
		async (id: string, flags: KeysFlags) => {
			const {editCommand} = await import('./edit.js');
			ended((await onScreen(world, flags, {does: 'edit', id})) ?? (await editCommand(world, flags, id)));
		},
	);
	declare('rotate', ' <id>', 'a new secret for a key, or a new key like it and then the end of the old one')
		.option('--save <path>', 'file that the new secret is written to: the one that holds the old')
		.option('--save-to <store>', 'secret store in place of a file, such as github:repository=acme/api')
		.option('--format <id>', 'the format of the file, such as java or kubernetes')
		.option('--yes', 'ask nothing')
		.option('--clients-moved', 'every client uses the new key by now: delete the old one')
		.option('--no-check', 'do not wait until the new secret is proved')
		.option('--force', 'replace values of another key in the file, write outside this folder')
		.option('--dry-run', 'print what would be sent; send nothing that writes')
		.option('--reveal', 'with --json: put the secret into the document')
		.action(async (id: string, flags: KeysFlags) => {
			const {rotateCommand} = await import('./rotate.js');
			ended((await onScreen(world, flags, {does: 'rotate', id})) ?? (await rotateCommand(world, flags, id)));
		});
	declare('revoke', ' <id>', 'delete a key, after a yes')
		.option('--yes', 'delete it without asking')
		.option('--with-what-stays <words>', 'what stays behind and is to go too, or all; repeatable', collect)
		.action(async (id: string, flags: KeysFlags) => {
			const {revokeCommand} = await import('./revoke.js');
			ended((await onScreen(world, flags, {does: 'revoke', id})) ?? (await revokeCommand(world, flags, id)));
		});
	const stores = declare('store', ' <key>', 'prove a key that was made elsewhere, and keep it here').action(
		async (id: string, flags: KeysFlags) => {
			const {storeCommand} = await import('../stored/store.js');
			ended(await storeCommand(world, flags, id));
		},
	);
	declareStore(stores);
}

function shared(command: Command): Command {
	systemOptions(
		command
			.option('--provider <id>', 'the system that issued it')
			.option('--kind <id>', 'what kind of key it is')
			.option('--json', 'print the result as one JSON document'),
	);
	return lookOptions(command);
}
