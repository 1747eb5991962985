import {Problem, sentences, type Told, told} from '../../errors.js';
import {safeText} from '../../network/safe-text.js';
import {shellWord} from '../../shell-word.js';
import {changeStoredKeys, readStoredKeys, type StoredKey, type StoredKeys} from '../../stored-keys.js';
import type {World} from '../../world.js';
import {jsonOf} from '../create/output.js';
import {print} from '../terminal/print.js';
import {placeWords, requireFile} from './current.js';
import type {UseOutput} from './use-schema.js';

/** Options of `kafkey use` as commander hands them over. */
export type UseFlags = {readonly none?: boolean; readonly json?: boolean};

/** What a command about stored keys alone came to. */
type Ending = {readonly code: number; readonly problem?: Told};

/** `kafkey use KEY`: makes a stored key the current one; without a key it tells which are stored. Returns the exit code. */
export async function useCommand(world: World, flags: UseFlags, id: string | undefined): Promise<number> {
	let stored: StoredKeys = {keys: []};
	let ending: Ending = {code: 0};
	try {
		if (flags.none && id !== undefined) throw new Misnamed({what: 'A key and --none cannot stand together.'});
		stored = readStoredKeys(world);
		if (flags.none) stored = await changeStoredKeys(world, ({keys}) => ({keys}));
		if (id !== undefined)
			stored = await changeStoredKeys(world, (all) => ({...all, current: named(all, id, world.cwd)}));
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		ending = {code: error instanceof Misnamed ? 2 : 1, problem: error};
	}
	const {code, problem} = ending;
	if (flags.json) await print(world.stdout, `${jsonOf(storedDocument(stored, ending))}\n`);
	else if (!problem) await print(world.stdout, `${linesOf(stored, world.cwd).join('\n')}\n`);
	if (problem) world.stderr.write(`kafkey: ${sentences(problem)}\n`);
	return code;
}

/** What was named makes no sense. */
class Misnamed extends Problem {}

function named({keys}: StoredKeys, id: string, cwd: string): string {
	const key = keys.find((each) => each.id === id);
	if (key) {
		requireFile(key, cwd);
		return id;
	}
	const names = keys.map((each) => safeText(each.id)).join(', ');
	throw new Misnamed({
		what: `The key ${safeText(id)} is not stored here.`,
		why: names === '' ? 'No key is.' : `Stored are: ${names}.`,
		next: `Store it first: kafkey store ${shellWord(id)}`,
	});
}

function linesOf({keys, current}: StoredKeys, cwd: string): string[] {
	if (keys.length === 0) return ['No key is stored. kafkey store KEY keeps one.'];
	const line = (key: StoredKey) =>
		[
			`${key.id === current ? '*' : ' '} ${safeText(key.id)}`,
			safeText(key.resource),
			placeWords(key, cwd),
			...(key.proved ? [] : ['not proved']),
		].join(' · ');
	const isNone = !keys.some(({id}) => id === current);
	return [
		...keys.map(line),
		isNone
			? 'None is current: kafkey use KEY makes one so.'
			: 'check, exec and show take the key with the * where none is named.',
	];
}

/** The document of `kafkey use`: what is stored, and how it ended. */
export function storedDocument({keys, current}: StoredKeys, {code, problem}: Ending): UseOutput {
	return {
		schemaVersion: 1,
		ok: code === 0,
		current: keys.find(({id}) => id === current)?.id ?? null,
		stored: keys.map(({place, user: _, ...key}) => ({
			...key,
			file: place.in === 'file' ? place.path : null,
			keychain: place.in === 'keychain',
		})),
		...(problem && {problem: told(problem)}),
		exitCode: code,
	};
}
