import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Start} from './program.js';

const root = join(import.meta.dirname, '..');

/**
 * Stand-ins that run: their address, and the milliseconds until they did. `order` has them misbehave, or stops that where
 * nothing is said.
 */
export type StandIns = {
	readonly url: string;
	readonly took: number;
	readonly order: (fault?: object) => Promise<void>;
};

/** What is measured: kafkey as it is installed, with what it is measured against beside it. */
export class Setup {
	readonly #folder = mkdtempSync(join(tmpdir(), 'kafkey-bench-'));
	readonly #sandboxes: ChildProcess[] = [];
	readonly kafkey = join(this.#folder, 'kafkey/node_modules/kafkey/bin/kafkey.js');
	readonly peers = join(this.#folder, 'peers');

	constructor() {
		const npm = (folder: string, ...args: readonly string[]) =>
			execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
				cwd: folder,
				encoding: 'utf8',
			});
		const name = npm(root, 'pack', '--ignore-scripts', '--pack-destination', this.#folder).trim();
		const installed = join(this.#folder, 'kafkey');
		mkdirSync(installed);
		npm(installed, 'install', join(this.#folder, name));
		cpSync(join(root, 'bench/peers'), this.peers, {
			recursive: true,
			filter: (path) => !path.includes('node_modules'),
		});
		npm(this.peers, 'ci');
	}

	/** A program of Node's in an empty folder, which is its home, too. */
	start(...args: readonly string[]): Start {
		const home = mkdtempSync(join(this.#folder, 'home-'));
		const {PATH = ''} = process.env;
		return {args, cwd: home, env: {PATH, HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8'}};
	}

	peer(name: string, ...args: readonly string[]): Start {
		return this.start(join(this.peers, `${name}.js`), ...args);
	}

	/** The stand-ins in a process of their own. */
	async sandbox(topics: number): Promise<StandIns> {
		const {args, cwd, env} = this.start(this.kafkey, 'sandbox', '--json', '--topics', String(topics));
		const since = performance.now();
		const child = spawn(process.execPath, args, {cwd, env, stdio: ['ignore', 'pipe', 'inherit']});
		this.#sandboxes.push(child);
		let said = '';
		for await (const chunk of child.stdout) {
			said += chunk;
			if (said.includes('\n')) break;
		}
		const {url} = JSON.parse(said) as {url: string};
		const took = performance.now() - since;
		const order = async (fault?: object) => {
			const init = fault ? {method: 'POST', body: JSON.stringify(fault)} : {method: 'DELETE'};
			const {status} = await fetch(new URL('/_sandbox/faults', url), init);
			if (status !== 204) throw new Error(`The stand-ins take no order: ${status}`);
		};
		return {url, took, order};
	}

	/** The same kafkey with so many providers more, each as large as a real one. */
	withMoreProviders(count: number): string {
		const folder = join(this.#folder, `providers-${count}`);
		mkdirSync(folder);
		for (const name of ['bin', 'source', 'scripts', 'package.json', 'package-lock.json'])
			cpSync(join(root, name), join(folder, name), {recursive: true});
		symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
		const list = join(folder, 'source/providers/index.ts');
		const [, first = '', id = '', load = ''] =
			/= \[\n(\t\{\n\t\tid: '([^']+)'.*?(load:[^\n]*)\n\t\},\n)/s.exec(readFileSync(list, 'utf8')) ?? [];
		const more = Array.from({length: count}, (_, index) => {
			const own = `${id}-${index}`;
			cpSync(join(folder, 'source/providers', id), join(folder, 'source/providers', own), {recursive: true});
			return first
				.replace(`id: '${id}'`, `id: '${own}'`)
				.replace(load, load.replace(`./${id}/`, `./${own}/`));
		});
		const text = readFileSync(list, 'utf8');
		writeFileSync(list, text.replace(first, first + more.join('')));
		execFileSync(process.execPath, [join(folder, 'scripts/build.js')], {cwd: folder});
		return join(folder, 'bin/kafkey.js');
	}

	/** What an installation brings: bytes, packages, and how many of these run something when they are installed. */
	installed(): {readonly bytes: number; readonly packages: number; readonly scripts: number} {
		const modules = join(this.#folder, 'kafkey/node_modules');
		const lock = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')) as {
			packages: Record<string, {hasInstallScript?: boolean}>;
		};
		const packages = Object.values(lock.packages);
		const files = readdirSync(modules, {recursive: true, withFileTypes: true}).filter((entry) =>
			entry.isFile(),
		);
		return {
			bytes: files.reduce((sum, {parentPath, name}) => sum + statSync(join(parentPath, name)).size, 0),
			packages: packages.length,
			scripts: packages.filter(({hasInstallScript}) => hasInstallScript).length,
		};
	}

	remove(): void {
		for (const sandbox of this.#sandboxes) sandbox.kill();
		rmSync(this.#folder, {recursive: true, force: true});
	}
}
