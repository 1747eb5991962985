import {readFileSync, writeFileSync} from 'node:fs';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** How a program is started on a pseudo-terminal of 80 × 24. */
export type Start = {
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env: Readonly<Record<string, string>>;
};

/** Keys as a terminal sends them. */
export const keys = {
	up: '\u001B[A',
	down: '\u001B[B',
	enter: '\r',
	escape: '\u001B',
	backspace: '\u007F',
	generate: '\u0007',
};

/** Milliseconds after which a text that does not come is given up. */
const patience = 30_000;
const [columns, rows] = [80, 24];

/**
 * A program of Node's on a pseudo-terminal. All times are milliseconds since it was started, and of the moment in which
 * the bytes arrived: what the emulator does with them then is not counted.
 */
export class Program {
	readonly exited: Promise<number>;
	readonly #pty: ReturnType<typeof spawn>;
	readonly #emulator = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	readonly #since = performance.now();
	readonly #waiting = new Set<(arrived: number) => void>();
	#last = 0;

	constructor({args, cwd, env}: Start) {
		const options = {name: 'xterm-256color', cols: columns, rows, cwd, env};
		this.#pty = spawn(process.execPath, [...args], options);
		this.exited = new Promise((resolve) => this.#pty.onExit(() => resolve(this.#now())));
		try {
			// Less of what else the machine does; a terminal's session has a priority of its own. Not everybody may.
			writeFileSync(`/proc/${this.#pty.pid}/autogroup`, '-20');
		} catch {}
		// The answers of a terminal to questions about it.
		this.#emulator.onData((answer) => this.#pty.write(answer));
		this.#pty.onData((data) => {
			const arrived = this.#now();
			this.#last = arrived;
			this.#emulator.write(data, () => {
				// A large frame arrives in parts. Where it says when it is whole, a terminal shows nothing of it before.
				if (this.#emulator.modes.synchronizedOutputMode) return;
				for (const wake of this.#waiting) wake(arrived);
			});
		});
	}

	/** When the text was on the screen. */
	async shows(text: string | RegExp): Promise<number> {
		const isShown = () => (typeof text === 'string' ? this.screen.includes(text) : text.test(this.screen));
		return this.#until(isShown, `${text} is not shown`);
	}

	/** Presses a key; how long until the text was there, or until anything was written. */
	async press(key: string, text?: string | RegExp): Promise<number> {
		const since = this.send(key);
		const at =
			text === undefined
				? await this.#until(() => this.#last > since, 'nothing is shown')
				: await this.shows(text);
		return at - since;
	}

	/** Presses a key that marks another entry of a list; how long until that one was marked. */
	async move(key: string): Promise<number> {
		const before = this.#marked();
		const since = this.send(key);
		return (await this.#until(() => this.#marked() !== before, 'nothing else is marked')) - since;
	}

	/** Presses a key, or several, without waiting; when that was. */
	send(key: string): number {
		this.#last = this.#now();
		this.#pty.write(key);
		return this.#last;
	}

	/** Waits until nothing was written for so long. */
	async settled(milliseconds: number): Promise<void> {
		while (this.#now() - this.#last < milliseconds) await new Promise((resolve) => setTimeout(resolve, 5));
	}

	/** From now on, in how many frames the text is; the number is asked for when it is wanted. */
	count(text: string): () => number {
		let frames = 0;
		this.#waiting.add(() => {
			if (this.screen.includes(text)) frames++;
		});
		return () => frames;
	}

	/** What is on the screen, without colours. */
	get screen(): string {
		const {active} = this.#emulator.buffer;
		const lines = Array.from({length: rows}, (_, row) => active.getLine(active.baseY + row));
		return lines.map((line) => line?.translateToString(true)).join('\n');
	}

	/** Peak resident memory so far, in bytes. */
	get peak(): number {
		return this.#memory('VmHWM');
	}

	/** Resident memory now, in bytes. */
	get resident(): number {
		return this.#memory('VmRSS');
	}

	async kill(): Promise<void> {
		this.#pty.kill('SIGKILL');
		await this.exited;
		this.#emulator.dispose();
	}

	/** The entry of a list that is marked, without its further columns, which move when a longer list arrives. */
	#marked(): string | undefined {
		return /❯ (.+?)(?: {2}|$)/m.exec(this.screen)?.[1];
	}

	#memory(name: string): number {
		const status = readFileSync(`/proc/${this.#pty.pid}/status`, 'utf8');
		return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
	}

	#now(): number {
		return performance.now() - this.#since;
	}

	/** When the bytes arrived that made it so. */
	#until(isSo: () => boolean, otherwise: string): Promise<number> {
		if (isSo()) return Promise.resolve(this.#last);
		return new Promise((resolve, reject) => {
			const end = (settle: () => void) => {
				clearTimeout(timer);
				this.#waiting.delete(wake);
				settle();
			};
			const wake = (arrived: number) => isSo() && end(() => resolve(arrived));
			const fail = () => end(() => reject(new Error(`${otherwise}:\n${this.screen}`)));
			const timer = setTimeout(fail, patience);
			this.#waiting.add(wake);
		});
	}
}
