import {readFileSync} from 'node:fs';
import {stripVTControlCharacters} from 'node:util';
import {spawn} from '@lydell/node-pty';

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

/** The answers that a program gets to its questions about the terminal. */
const answers: readonly (readonly [question: string, answer: string])[] = [
	['\u001B[6n', '\u001B[1;1R'],
	['\u001B[c', '\u001B[?62;22c'],
	['\u001B[?u', ''],
];

/** What moves the cursor to the right instead of writing blanks. */
const moved = new RegExp(`${keys.escape}\\[(\\d*)C`, 'g');

/** Milliseconds after which a text that does not come is given up. */
const patience = 30_000;

/** A program of Node's on a pseudo-terminal; all times are milliseconds since it was started. */
export class Program {
	readonly exited: Promise<number>;
	readonly #pty: ReturnType<typeof spawn>;
	readonly #since = performance.now();
	readonly #waiting = new Set<() => void>();
	#shown = '';
	#last = 0;

	constructor({args, cwd, env}: Start) {
		this.#pty = spawn(process.execPath, [...args], {name: 'xterm-256color', cols: 80, rows: 24, cwd, env});
		this.exited = new Promise((resolve) => this.#pty.onExit(() => resolve(this.#now())));
		this.#pty.onData((data) => {
			this.#last = this.#now();
			this.#shown += stripVTControlCharacters(
				data.replace(moved, (_, columns) => ' '.repeat(Number(columns || 1))),
			);
			for (const [question, answer] of answers) if (data.includes(question)) this.#pty.write(answer);
			for (const wake of this.#waiting) wake();
		});
	}

	/** When the text was there, in what came since the last key. */
	async shows(text: string | RegExp): Promise<number> {
		const found = () => (typeof text === 'string' ? this.#shown.includes(text) : text.test(this.#shown));
		await this.#until(found, `${text} is not shown`);
		return this.#last;
	}

	/** Presses a key; how long until the text was there, or until anything was written. */
	async press(key: string, text?: string | RegExp): Promise<number> {
		this.#shown = '';
		const since = this.#now();
		this.#pty.write(key);
		if (text !== undefined) return (await this.shows(text)) - since;
		await this.#until(() => this.#last > since, 'nothing is shown');
		return this.#last - since;
	}

	/** Presses a key that marks another entry of a list; how long until that one was marked. */
	async move(key: string): Promise<number> {
		const before = this.#marked();
		this.#shown = '';
		const since = this.#now();
		this.#pty.write(key);
		await this.#until(() => ![undefined, before].includes(this.#marked()), 'nothing else is marked');
		return this.#last - since;
	}

	/** Presses a key, or several, without waiting. */
	send(key: string): void {
		this.#shown = '';
		this.#last = this.#now();
		this.#pty.write(key);
	}

	/** Waits until nothing was written for so long. */
	async settled(milliseconds: number): Promise<void> {
		while (this.#now() - this.#last < milliseconds) await new Promise((resolve) => setTimeout(resolve, 5));
	}

	/** Peak resident memory so far, in bytes. */
	get peak(): number {
		return this.#memory('VmHWM');
	}

	/** Resident memory now, in bytes. */
	get resident(): number {
		return this.#memory('VmRSS');
	}

	/** What came since the last key, without colours. */
	get shown(): string {
		return this.#shown;
	}

	async kill(): Promise<void> {
		this.#pty.kill('SIGKILL');
		await this.exited;
	}

	/** The entry that was marked the last time that one was drawn whole. */
	#marked(): string | undefined {
		return /.*❯ ([^\n]*)\n/s.exec(this.#shown)?.[1];
	}

	#memory(name: string): number {
		const status = readFileSync(`/proc/${this.#pty.pid}/status`, 'utf8');
		return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
	}

	#now(): number {
		return performance.now() - this.#since;
	}

	#until(isSo: () => boolean, otherwise: string): Promise<void> {
		if (isSo()) return Promise.resolve();
		return new Promise((resolve, reject) => {
			const end = (settle: () => void) => {
				clearTimeout(timer);
				this.#waiting.delete(wake);
				settle();
			};
			const wake = () => isSo() && end(resolve);
			const fail = () => end(() => reject(new Error(`${otherwise}:\n${this.#shown.slice(-2000)}`)));
			const timer = setTimeout(fail, patience);
			this.#waiting.add(wake);
		});
	}
}
