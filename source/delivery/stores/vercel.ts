import * as z from 'zod';
import type {Looked, Store} from './store.js';

/**
 * A variable of a Vercel project for each variable. `vercel env add NAME ENVIRONMENT` reads the value from standard
 * input (Vercel's documentation of `vercel env`). A sensitive value is saved without questions. Of any other one that
 * looks like a password Vercel's command asks how to store it, and where nobody can answer it ends with code 0 and has
 * saved nothing (seen with 63.1); `--yes` answers. For preview it asks for a branch all the same, so that is not offered.
 * Its list holds values that are not marked as secret, too; they are dropped.
 */
export const vercel: Store = {
	id: 'vercel',
	name: 'Vercel',
	noun: 'Vercel variable',
	command: 'vercel',
	asks: [
		{
			id: 'environment',
			label: 'Which environment of the project of this folder?',
			example: 'production or development',
			rule: /^(production|development)$/,
			usual: 'production',
		},
	],
	signedIn: ['whoami'],
	signIn: 'vercel login',
	save: {
		each: ({environment = ''}, variable, isThere) => [
			...['env', 'add', variable, environment],
			environment === 'development' ? '--yes' : '--sensitive',
			...(isThere ? ['--force'] : []),
		],
	},
	place: ({environment}) => `${environment} of the project of this folder`,
	existing: 'Saving replaces what is there.',
	look: {
		argv: ({environment = ''}) => ['env', 'ls', environment, '--format', 'json'],
		names: namesIn,
	},
	looksAfterwards: true,
};

const target = z.union([z.string(), z.array(z.string())]).optional();
const listing = z.object({envs: z.array(z.object({key: z.string(), target}))});

function namesIn(
	{code, output}: Looked,
	{environment = ''}: Readonly<Record<string, string>>,
): readonly string[] | undefined {
	if (code !== 0) return undefined;
	try {
		const {envs} = listing.parse(JSON.parse(output));
		return envs.filter(({target}) => target?.includes(environment)).map(({key}) => key);
	} catch {
		return undefined;
	}
}
