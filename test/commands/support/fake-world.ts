import {PassThrough} from 'node:stream';
import type {ReadStream, WriteStream} from 'node:tty';
import type {Signal, World} from '../../../source/world.js';

/** A process without a terminal; what it printed is in `out` and `err`. */
export class FakeWorld implements World {
	readonly env: World['env'];
	readonly forgotten: string[] = [];
	readonly platform = 'linux';
	readonly cwd = '/home/dana';
	readonly home = '/home/dana';
	readonly stdin: ReadStream;
	readonly stdout = new PassThrough() as unknown as WriteStream;
	readonly stderr = new PassThrough() as unknown as WriteStream;
	readonly #printed = {out: '', err: ''};
	#signal: ((signal: Signal) => void) | undefined;

	constructor({env = {}, input = ''}: {env?: World['env']; input?: string} = {}) {
		this.env = {LANG: 'C.UTF-8', ...env};
		const stdin = new PassThrough();
		stdin.end(input);
		this.stdin = stdin as unknown as ReadStream;
		this.stdout.on('data', (text) => {
			this.#printed.out += String(text);
		});
		this.stderr.on('data', (text) => {
			this.#printed.err += String(text);
		});
	}

	get out(): string {
		return this.#printed.out;
	}

	get err(): string {
		return this.#printed.err;
	}

	forget = (name: string) => {
		this.forgotten.push(name);
	};

	onSignal: World['onSignal'] = (listener) => {
		this.#signal = listener;
		return () => {
			this.#signal = undefined;
		};
	};

	onEverySignal: World['onEverySignal'] = () => () => undefined;
	onResize: World['onResize'] = () => () => undefined;

	endBy: World['endBy'] = () => undefined;

	onCrash: World['onCrash'] = () => () => undefined;

	/** Sends the signal to whoever listens; false when nobody does. */
	signal(signal: Signal): boolean {
		this.#signal?.(signal);
		return this.#signal !== undefined;
	}
}
