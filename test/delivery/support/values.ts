/** Values that break one reader of `.env` files or another. */
const nasty = [
	...[
		'a b',
		' lead',
		'trail ',
		'a#b',
		'a #b',
		'#a',
		'a$b',
		'$HOME',
		'$' + '{HOME}',
		'$(id)',
		'`id`',
		'a`b',
		'"',
		'a"b',
	],
	...[
		'"a"',
		"'",
		"a'b",
		"'a'",
		'a\\b',
		'a\\',
		'\\',
		'a\\\\b',
		'\\\\',
		'a\\n',
		'\\$x',
		'a=b',
		'=a',
		'a==',
		'==',
		'!!',
	],
	...[
		'a!b',
		'a&b;c',
		'a|b>c<d',
		'(a)',
		'[a]',
		'{a,b}',
		'*',
		'?',
		'~',
		'~root',
		'a\tb',
		'a\nB=1',
		'a\r\nB=1',
		'a\rB=1',
	],
	...[
		'a\0b',
		'a\u2028b',
		'a\u200bb',
		'a\u202eb',
		'ä ö',
		'é',
		'naïve',
		'日本',
		'🔑',
		'🔑 key',
		'%41',
		'%',
		'@a',
		':a',
	],
	...[
		'/a/b',
		'-',
		'--a',
		'+',
		',',
		'.',
		'..',
		'a,b',
		'true',
		'null',
		'0',
		'-1',
		'1e5',
		'\ud800',
		'\x7f',
		'\x1b[31m',
	],
	...[
		'export A=1',
		'A=1',
		'A=1 # b',
		"it's",
		'say "hi"',
		'\\"',
		"\\'",
		'$',
		'$$',
		'${',
		'}',
		'$' + '{}',
		'$a$b',
		'a\\$b',
	],
	...[
		'SASL_SSL://host:9092',
		'a:9092,b:9092',
		'https://psrc-1.example.com',
		'lkc-1',
		'user@example.com',
		'x'.repeat(4000),
	],
];

/** Reproducible numbers below 1, so that a failure comes back (mulberry32). */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const random = numbers(4711);
/** Secrets as vendors make them. */
export const base64 = Array.from({length: 100}, () =>
	Buffer.from(Array.from({length: 48}, () => Math.floor(random() * 256))).toString('base64'),
);
const printable = Array.from({length: 100}, () =>
	String.fromCharCode(...Array.from({length: 24}, () => 32 + Math.floor(random() * 95))),
);
/** Everything the quoting rule is tried on. */
export const corpus = [...nasty, ...base64, ...printable];
