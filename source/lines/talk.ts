import type {Key} from '../wizard/editing/keys.js';
import {commanded, helpLines} from './commands.js';
import {LineConsole, type Screenless} from './console.js';
import {KeyReader} from './keys.js';
import {refusedPaste} from './paste.js';
import type {LineScene, Part} from './scene.js';
import type {Words} from './spoken.js';
import type {Talked} from './talked.js';

/** Milliseconds without a key after which a refused paste is over. */
const quiet = 100;
/** Milliseconds after which it is said that something is still being waited for. */
const patience = 15_000;

/** A session as lines that are said one after the other, and answers typed under them. */
export class Talk {
	readonly #talked: Talked;
	readonly #console: LineConsole;
	readonly #keys = new KeyReader();
	readonly #endings: (() => void)[] = [];
	#shown: LineScene | undefined;
	/** What was said of the scenes that are come back to. */
	readonly #kept = new Map<string, LineScene>();
	#lines: Words[] = [];
	#step = '';
	#timer: NodeJS.Immediate | undefined;
	#draining: NodeJS.Timeout | undefined;
	#waiting: NodeJS.Timeout | undefined;

	/** `opening` is said first. */
	constructor(talked: Talked, terminal: Screenless, opening: readonly string[]) {
		this.#talked = talked;
		this.#console = new LineConsole(terminal);
		this.#lines.push(...opening);
		this.#endings.push(talked.subscribe(() => this.#changed()));
		this.#flushSoon();
	}

	/** Takes what the terminal sent. */
	read(chunk: string): void {
		if (this.#draining) {
			this.#draining.refresh();
			return;
		}
		const keys = this.#keys.read(chunk);
		const refused = this.#shown?.isHidden ? refusedPaste(keys) : undefined;
		if (refused === undefined) {
			for (const key of keys) this.#press(key);
			return;
		}
		this.#console.clear();
		// What comes of the paste is passed over until the terminal is quiet: only then is asked again.
		this.#draining = setTimeout(() => {
			this.#draining = undefined;
			this.#say(refused);
		}, quiet);
	}

	/** Says what is left to be said, and ends the line. */
	close(): void {
		for (const end of this.#endings) end();
		clearImmediate(this.#timer);
		clearTimeout(this.#draining);
		clearInterval(this.#waiting);
		this.#console.say([...this.#lines, ...this.#talked.farewell()]);
		this.#console.close();
	}

	#press(key: Key): void {
		const handle = () => {
			this.#flush();
			const scene = this.#scene();
			if (key.ctrl && (key.text === 'c' || key.text === 'd')) scene.quit();
			else if (key.ctrl && key.text === 'g') scene.generate?.();
			else {
				const text = this.#console.press(key);
				if (text !== undefined) this.#take(scene, text);
			}
		};
		if (key.ctrl && key.text === 'c') handle();
		else this.#talked.after(handle);
	}

	#take(scene: LineScene, text: string): void {
		const command = commanded(scene, text, {
			help: () => this.#say(...helpLines(scene)),
			again: () => {
				this.#shown = undefined;
				this.#kept.clear();
			},
		});
		if (command === undefined) scene.take(text.startsWith('::') && !scene.isHidden ? text.slice(1) : text);
		else if (typeof command === 'string') this.#say(command);
		else command();
		this.#flushSoon();
	}

	#changed(): void {
		this.#lines.push(...this.#talked.news());
		this.#flushSoon();
	}

	#say(...lines: readonly Words[]): void {
		this.#lines.push(...lines);
		this.#flushSoon();
	}

	/** Events that come together are said together. */
	#flushSoon(): void {
		this.#timer ??= setImmediate(() => this.#talked.after(() => this.#flush()));
	}

	#flush(): void {
		clearImmediate(this.#timer);
		this.#timer = undefined;
		const scene = this.#scene();
		const shown = this.#shown;
		const isNew = scene.id !== shown?.id;
		if (isNew || scene.isHidden !== shown.isHidden) this.#console.clear();
		const before = isNew ? this.#kept.get(scene.id) : shown;
		const shared = shown?.parts.filter(({isShared}) => isShared).map(textOf) ?? [];
		const parts = scene.parts.flatMap((part, at) =>
			part.isShared && shared.includes(textOf(part)) ? [] : changed(part, before?.parts[at]),
		);
		if (isNew && before && scene.again) parts.unshift(scene.again);
		if (scene.again) this.#kept.set(scene.id, scene);
		this.#wait(scene);
		this.#shown = scene;
		this.#console.say(this.#lines.splice(0));
		this.#console.say([...(isNew ? this.#beginning() : []), ...parts]);
		if (!this.#talked.isLeft()) this.#console.ask({prompt: scene.prompt, isHidden: scene.isHidden ?? false});
	}

	/** What stands over a new scene: the step of the way, when it is another. */
	#beginning(): string[] {
		const step = this.#talked.step();
		const before = this.#step;
		this.#step = step;
		if (this.#talked.isLeft()) return [];
		return step === before || step === '' ? [''] : ['', `Step: ${step}`];
	}

	#scene(): LineScene {
		return this.#talked.scene(
			(...lines) => this.#say(...lines),
			() => this.#flushSoon(),
		);
	}

	/** What takes long is said again, with the time it took so far. */
	#wait({waitingFor}: LineScene): void {
		if (waitingFor === this.#shown?.waitingFor) return;
		clearInterval(this.#waiting);
		if (waitingFor === undefined) return;
		let rounds = 0;
		this.#waiting = setInterval(() => {
			rounds += 1;
			this.#say(`Still ${waitingFor}, ${(rounds * patience) / 1000} s.`);
		}, patience);
	}
}

/** The lines of a part that are to be said, after what was said of it before. */
function changed(part: Part, before: Part | undefined): readonly Words[] {
	const known = before?.lines.map(plain) ?? [];
	if (part.byLine) return part.lines.filter((line) => !known.includes(plain(line)));
	return before && textOf(part) === textOf(before) ? [] : part.lines;
}

function textOf({lines}: Part): string {
	return lines.map(plain).join('\n');
}

function plain(line: Words): string {
	return typeof line === 'string' ? line : line.exact;
}
