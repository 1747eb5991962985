import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ChosenStore} from '../../../source/delivery/stores/answering.js';

/** What a stand-in says when it is asked what is there already. */
export type There = {readonly code: number; readonly output: string; readonly complaint: string};

const nothing: There = {code: 0, output: '', complaint: ''};

/** How a stand-in for a vendor's command behaves: `fails` (where there are several, at the
 * third) and `hangs` when it is to save, the other two always. */
export type Mood = 'works' | 'signed-out' | 'fails' | 'hangs' | 'never-answers';

/** What a stand-in was started with. */
export type Recorded = {
	readonly argv: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	readonly stdin: string;
};

/**
 * Puts a stand-in for the store's command into the folder's `bin`. `saved` is what it says is there in place of `there`
 * once it was asked twice and has saved. It writes down what it is started with, reads standard
 * input by whatever name its arguments give it, and repeats all of it on both outputs, as the worst command would.
 */
export function standIn(
	folder: string,
	{store, answers}: ChosenStore,
	mood: Mood,
	there: There = nothing,
	saved: There = there,
): string {
	const {command, signedIn, look} = store;
	const bin = join(folder, 'bin');
	const records = recordsOf(folder, command);
	mkdirSync(bin, {recursive: true});
	mkdirSync(records, {recursive: true});
	const path = join(bin, command);
	const script = `#!${process.execPath}
const {readFileSync, readdirSync, writeFileSync} = require('node:fs');
const argv = process.argv.slice(2);
const isProbe = JSON.stringify(argv) === ${JSON.stringify(JSON.stringify(signedIn))};
const isLook = JSON.stringify(argv) === ${JSON.stringify(JSON.stringify(look?.argv(answers) ?? null))};
const mood = ${JSON.stringify(mood)};
const isSaved = mood === 'works' && readdirSync(${JSON.stringify(records)}).length > 2;
const there = isSaved ? ${JSON.stringify(saved)} : ${JSON.stringify(there)};
const number = readdirSync(${JSON.stringify(records)}).length + 1;
const record = (stdin) =>
	writeFileSync(${JSON.stringify(records)} + '/' + number, JSON.stringify({argv, env: process.env, stdin}));
if (mood === 'never-answers' || (mood === 'hangs' && !isProbe && !isLook)) {
	record('');
	setInterval(() => undefined, 1000);
} else if (isLook && mood !== 'signed-out') {
	record('');
	process.stdout.write(there.output);
	process.stderr.write(there.complaint);
	process.exitCode = there.code;
} else if (isProbe) {
	record('');
	if (mood === 'signed-out') console.error('error: no sign-in was found');
	else console.log('someone@example.com');
	process.exitCode = mood === 'signed-out' ? 1 : 0;
} else {
	const device = argv.some((word) => word.endsWith('/dev/stdin'));
	const stdin = readFileSync(device ? '/dev/stdin' : 0, 'utf8');
	record(stdin);
	console.log(stdin);
	if (mood === 'fails') {
		console.error(stdin);
		for (const spelling of ['base64', 'base64url', 'hex']) console.error(Buffer.from(stdin).toString(spelling));
		console.error('cannot read ' + encodeURIComponent(stdin) + ' or ' + btoa(btoa(stdin)));
		console.error('\\u001b[31mHTTP 403\\u001b[0m: you may not\\u0007 write here');
	}
	const isThird = !argv.some((word) => /^KAFKA_/.test(word)) || argv.includes('KAFKA_SASL_MECHANISM');
	process.exitCode = mood === 'fails' && isThird ? 4 : 0;
}
`;
	writeFileSync(path, script);
	chmodSync(path, 0o755);
	return bin;
}

/** What the stand-in was started with, in that order. */
export function recorded(folder: string, command: string): Recorded[] {
	const records = recordsOf(folder, command);
	if (!existsSync(records)) return [];
	return readdirSync(records)
		.sort((one, other) => Number(one) - Number(other))
		.map((name) => JSON.parse(readFileSync(join(records, name), 'utf8')) as Recorded);
}

function recordsOf(folder: string, command: string): string {
	return join(folder, 'records', command);
}
