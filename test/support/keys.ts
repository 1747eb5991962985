const named = {
	up: '\x1b[A',
	down: '\x1b[B',
	right: '\x1b[C',
	left: '\x1b[D',
	home: '\x1b[H',
	end: '\x1b[F',
	'page-up': '\x1b[5~',
	'page-down': '\x1b[6~',
	delete: '\x1b[3~',
	'shift-tab': '\x1b[Z',
	tab: '\t',
	enter: '\r',
	escape: '\x1b',
	backspace: '\x7f',
	space: ' ',
};

/** A key by name; `ctrl-` goes with one letter. */
export type Key = keyof typeof named | `ctrl-${string}`;

/** Bytes of the keys. An escape must be the last: with a key behind it, it means another key. */
export function bytesOf(keys: readonly Key[]): string[] {
	if (keys.slice(0, -1).includes('escape')) throw new Error('Wait for the screen after escape.');
	return keys.map((key) => {
		const control = /^ctrl-([a-z])$/.exec(key)?.[1];
		if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) - 96);
		if (!(key in named)) throw new Error(`No key is called ${key}.`);
		return named[key as keyof typeof named];
	});
}
