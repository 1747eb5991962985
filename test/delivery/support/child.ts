import {spawn} from 'node:child_process';
import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {afterAll, beforeAll} from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

export type Ended = {readonly code: number | null; readonly signal: string | null; readonly out: string};

/** Bundles `test/delivery/support/<name>.ts` once for a file of tests and gives a way to run it as a process. */
export function childProgram(name: string): (args: string[], env?: Record<string, string>) => Promise<Ended> {
	// Inside the project, so that packages that are not bundled are found from there.
	const program = join(root, 'node_modules/.cache', `${name}-${process.pid}.mjs`);
	beforeAll(async () => {
		await build({
			entryPoints: [join(here, `${name}.ts`)],
			outfile: program,
			bundle: true,
			platform: 'node',
			format: 'esm',
			packages: 'external',
		});
	});
	afterAll(() => rmSync(program, {force: true}));
	return (args, env) =>
		new Promise((resolve, reject) => {
			const child = spawn(process.execPath, [program, ...args], {
				env: env ?? process.env,
				stdio: ['ignore', 'pipe', 'inherit'],
			});
			let out = '';
			child.stdout.on('data', (chunk) => {
				out += chunk;
			});
			child.on('error', reject);
			child.on('close', (code, signal) => resolve({code, signal, out}));
		});
}
