import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {revealed, type Variable} from '../../delivery/env-plan.js';
import {resolvePath, shortPath} from '../../delivery/path-rules.js';
import {changesPrograms} from '../../delivery/program-variables.js';
import {readAccesses} from '../../delivery/read-accesses.js';
import {spellingOf} from '../../delivery/read-entries.js';
import {readTextFile} from '../../delivery/read-file.js';
import {uselessIn} from '../../delivery/read-useless.js';
import {variablesIn} from '../../delivery/read-variables.js';
import {variablesOf} from '../../delivery/variables.js';
import {Problem} from '../../errors.js';
import {safeText} from '../../network/safe-text.js';
import type {AccessForm} from '../../providers/access.js';
import {entries, loadProviders} from '../../providers/index.js';
import {currentKey} from '../../stored-keys.js';
import type {World} from '../../world.js';
import {targetsOf} from '../check/targets.js';
import {withoutSecrets} from '../questions/environment.js';

/** What `kafkey exec` takes its variables from. */
export type ExecSource = {readonly envFile?: string | undefined; readonly key?: string | undefined};

/**
 * The environment of the one command: this one's without the sign-ins of kafkey itself, and over it what the file says,
 * or the accesses of the key under kafkey's own names. Throws a Problem, also for a value that is empty or masked.
 */
export async function environmentFor(world: World, source: ExecSource): Promise<World['env']> {
	const variables = await variablesFrom(world, source);
	const added = Object.fromEntries(variables.map(({name, value}) => [name, revealed(value)]));
	for (const [name, value] of Object.entries(added)) {
		if (value.includes('\0'))
			throw new Problem({what: `${name} holds a NUL character, which no variable can hold.`});
	}
	return {...withoutSecrets(entries, world.env), ...added};
}

async function variablesFrom(world: World, {envFile, key}: ExecSource): Promise<readonly Variable[]> {
	const providers = await loadProviders();
	const forms = providers.flatMap(({forms = []}) => forms);
	if (key !== undefined || (envFile === undefined && currentKey(world))) {
		const {
			targets,
			files,
			key: stored,
		} = await targetsOf(world, providers, envFile === undefined ? {} : {envFile}, key);
		if (stored !== undefined)
			world.stderr.write(`kafkey: with the key ${safeText(stored)} in ${files.join(', ')}\n`);
		return variablesOf(targets.map(({access}) => access));
	}
	const path = pathOf(world, envFile);
	const variables = await fileVariables(path, forms);
	return envFile === undefined ? withoutOrders(world, path, variables) : variables;
}

/** What nobody named may be somebody else's: it does not say what the command runs and loads. */
function withoutOrders(world: World, path: string, variables: readonly Variable[]): readonly Variable[] {
	const left = variables.filter(({name}) => changesPrograms(name)).map(({name}) => name);
	if (left.length > 0) {
		const shown = shortPath(path, world.cwd);
		world.stderr.write(
			`kafkey: left out ${left.join(', ')} of ${shown}, which can have programs run or load something else; --file ${shown} hands on all of it\n`,
		);
	}
	return variables.filter(({name}) => !changesPrograms(name));
}

/** `.env` as it stands; of other files the accesses, because their names are none that a variable can have. */
async function fileVariables(path: string, forms: readonly AccessForm[]): Promise<readonly Variable[]> {
	const text = await readTextFile(path);
	const useless = uselessIn(path, text, forms);
	if (useless.length > 0) {
		throw new Problem({
			what: 'Nothing was run.',
			why: `In ${shortPath(path)} ${useless.join(', and ')}.`,
			next: 'Put the value in, or name another file with --file.',
		});
	}
	const variables =
		spellingOf(path) === 'capitals'
			? variablesIn(path, text).map(([name, value]) => ({name, value}))
			: variablesOf((await readAccesses(path, forms)).found.map(({access}) => access));
	if (variables.length > 0) return variables;
	throw new Problem({
		what: `${shortPath(path)} holds no variables.`,
		next: 'Name another file with --file.',
	});
}

function pathOf({cwd}: World, envFile: string | undefined): string {
	if (envFile !== undefined) return resolvePath(envFile, cwd);
	const name = ['.env', '.env.local'].find((each) => existsSync(join(cwd, each)));
	if (name !== undefined) return join(cwd, name);
	throw new Problem({
		what: 'There is no .env and no .env.local in this folder.',
		next: 'Name the file: kafkey exec --file PATH -- COMMAND',
	});
}
