import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {formatNamed, formatsFor, maskedText, writeFormat} from '../../../source/delivery/formats/index.js';
import {Problem} from '../../../source/errors.js';
import type {Access} from '../../../source/providers/access.js';
import {Secret} from '../../../source/secret.js';
import {providers} from '../../support/providers.js';
import {testSandbox} from '../../support/sandbox.js';
import {credentialsOfAllKinds} from './support/credentials.js';
import {expected} from './support/expected.js';
import {type File, readers} from './support/readers.js';
import {passwords, shapes} from './support/shapes.js';

type Case = {readonly kind: string; readonly password: string; readonly accesses: readonly Access[]};
type Written = File & Case;
type Refused = Case & {readonly format: string; readonly problem: Problem};

/** A provider's name for a credential could be anything. */
const name = 'orders\nINJECTED=1\r\u2028: "x"';

const folder = mkdtempSync(join(tmpdir(), 'kafkey-formats-'));
const tally = new Map<string, {written: number; refused: number; read: number}>();

afterAll(() => {
	rmSync(folder, {recursive: true, force: true});
	const rows = [
		`${made.length} kinds of the providers and ${Object.keys(shapes).length} others × ${Object.keys(passwords).length} passwords`,
		...[...tally].map(
			([id, {written, refused, read}]) =>
				`${id.padEnd(28)}${written} written, ${refused} refused, ${read} read back`,
		),
		...[...new Set(written.map(({kind}) => kind))].map((kind) => {
			const own = written.filter((one) => one.kind === kind);
			return `${kind.padEnd(46)}${new Set(own.map(({format}) => format)).size} formats, ${own.length} files`;
		}),
	];
	process.stdout.write(`${rows.join('\n')}\n`);
}, 60_000);

const sandbox = testSandbox({topicCount: 3});
let made: Awaited<ReturnType<typeof credentialsOfAllKinds>> = [];
let written: Written[] = [];
let refused: Refused[] = [];

beforeAll(async () => {
	made = await credentialsOfAllKinds(sandbox);
	const cases: Case[] = [
		...made.map(({kind, accesses}) => ({kind, password: 'its own', accesses})),
		...Object.entries(shapes).flatMap(([kind, make]) =>
			Object.entries(passwords).map(([password, text]) => ({
				kind,
				password,
				accesses: make(new Secret(text)),
			})),
		),
	];
	({written, refused} = writeAll(cases));
}, 60_000);

/** The formats that hold a secret; the programs are run in another test. */
function filesFor(accesses: readonly Access[]) {
	return formatsFor(accesses).filter(({readsEnvironment}) => !readsEnvironment);
}

function writeAll(all: readonly Case[]) {
	const written: Written[] = [];
	const refused: Refused[] = [];
	for (const one of all) {
		for (const format of filesFor(one.accesses)) {
			try {
				const text = writeFormat(format, {name, accesses: one.accesses}).reveal();
				const place = join(folder, `${written.length}`);
				mkdirSync(place);
				const path = join(place, format.file);
				writeFileSync(path, text);
				written.push({...one, format: format.id, path, text});
			} catch (error) {
				if (!(error instanceof Problem)) throw error;
				refused.push({...one, format: format.id, problem: error});
			}
		}
	}
	for (const {id} of filesFor(all.flatMap(({accesses}) => accesses))) {
		const of = (list: readonly {format: string}[]) => list.filter(({format}) => format === id).length;
		tally.set(id, {written: of(written), refused: of(refused), read: 0});
	}
	return {written, refused};
}

describe.each(readers)('$name', ({formats, lacks, read}) => {
	test.skipIf(lacks)(
		`reads back ${formats.join(', ')}${lacks ? `, were there ${lacks}` : ''}`,
		{timeout: 240_000},
		async () => {
			const files = written.filter(({format}) => formats.includes(format));
			const found = await read(files);
			const wrong = files.flatMap(({format, kind, password, accesses}, index) => {
				const want = expected(format, accesses);
				const got = found[index] ?? {};
				const names = [...new Set([...Object.keys(want), ...Object.keys(got)])];
				const bad = names.filter((name) => want[name] !== got[name]);
				return bad.map((name) => `${format}, ${kind}, ${password}: ${name} is ${JSON.stringify(got[name])}`);
			});
			expect(wrong).toEqual([]);
			for (const {format} of files) {
				const row = tally.get(format);
				if (row) row.read += 1;
			}
		},
	);
});

test('what providers make is written in every format that fits', () => {
	const kinds = providers.flatMap((provider) => provider.kinds.map(({id}) => `${provider.id} ${id}`));
	expect(made.map(({kind}) => kind)).toEqual(kinds);
	expect(refused.filter(({password}) => password === 'its own')).toEqual([]);
});

test('what is refused is refused for a reason, which does not hold it', () => {
	for (const {problem, accesses} of refused) {
		expect(problem.why).toMatch(/^(It|The user name) .*\.$/);
		for (const access of accesses) {
			const secret = (access.type === 'oauth-client' ? access.secret : access.password).reveal();
			if (secret.length > 3) expect(`${problem.message}`).not.toContain(secret);
		}
	}
});

test('a preview differs from the file in the secret only', () => {
	const masked = '*'.repeat(8);
	for (const [kind, make] of Object.entries(shapes)) {
		const accesses = make(new Secret('vX3qP0sWzL1yR7uT'));
		for (const format of formatsFor(accesses)) {
			if (refused.some((one) => one.format === format.id && one.kind === kind && one.password === 'plain'))
				continue;
			const preview = maskedText(format, {name, accesses});
			const text = writeFormat(format, {name, accesses}).reveal();
			// Where .env needs quotes for the mask.
			const back = preview
				.replaceAll(`'${masked}'2`, masked)
				.replaceAll(format.dialect ? `'${masked}'` : masked, masked);
			expect(back.split(masked).length, `${format.id}, ${kind}`).toBe(text.split('vX3qP0sWzL1yR7uT').length);
			expect(preview).not.toContain('vX3q');
			expect(back).toBe(text.replaceAll(/vX3qP0sWzL1yR7uT2?/g, masked));
		}
	}
});

test('what cannot be written has no preview', () => {
	for (const {format, accesses} of refused) {
		expect(() => maskedText(formatNamed(format), {name, accesses})).toThrow(Problem);
	}
});

test('a format that does not fit is answered with those that do', () => {
	const [access] = shapes['client credential']?.(new Secret('s3cr3t')) ?? [];
	const named = (id: string) => () => formatNamed(id, formatsFor(access ? [access] : []));
	const fitting = 'Choose one of dotenv, nextjs, shell, docker-env, docker-compose, kubernetes, json.';
	expect(named('java')).toThrow(`The format java does not fit this credential. ${fitting}`);
	expect(named('yaml')).toThrow(`There is no format “yaml”. ${fitting}`);
});

test('nothing is refused that could be written', () => {
	const list: Record<string, string[]> = {};
	for (const {format, kind, password} of refused) {
		if (kind !== 'Kafka, PLAIN') continue;
		list[format] = [...(list[format] ?? []), password];
	}
	expect(list).toMatchInlineSnapshot(`
		{
		  "docker-compose": [
		    "half a character",
		  ],
		  "docker-env": [
		    "line separator",
		    "tab",
		    "line feed",
		    "carriage return at the end",
		    "other control character",
		    "NUL",
		    "half a character",
		  ],
		  "dotenv": [
		    "single quote",
		    "backslash at the end",
		    "two backslashes",
		    "dollar braces",
		    "backslash dollar",
		    "semicolon",
		    "zero width",
		    "line separator",
		    "tab",
		    "line feed",
		    "carriage return at the end",
		    "other control character",
		    "NUL",
		    "half a character",
		    "200 characters",
		  ],
		  "java": [
		    "half a character",
		  ],
		  "json": [
		    "half a character",
		  ],
		  "kafka-connect": [
		    "half a character",
		  ],
		  "kcat": [
		    "backslash before colon",
		    "backslash before equals",
		    "blank at the start",
		    "blank at the end",
		    "no-break space at the end",
		    "line separator",
		    "tab",
		    "line feed",
		    "carriage return at the end",
		    "other control character",
		    "NUL",
		    "half a character",
		  ],
		  "kubernetes": [
		    "half a character",
		  ],
		  "librdkafka": [
		    "backslash before colon",
		    "backslash before equals",
		    "blank at the start",
		    "blank at the end",
		    "no-break space at the end",
		    "line separator",
		    "tab",
		    "line feed",
		    "carriage return at the end",
		    "other control character",
		    "NUL",
		    "half a character",
		  ],
		  "nextjs": [
		    "single quote",
		    "backslash at the end",
		    "two backslashes",
		    "dollar braces",
		    "backslash dollar",
		    "semicolon",
		    "zero width",
		    "line separator",
		    "tab",
		    "line feed",
		    "carriage return at the end",
		    "other control character",
		    "NUL",
		    "half a character",
		    "200 characters",
		  ],
		  "quarkus": [
		    "half a character",
		  ],
		  "shell": [
		    "NUL",
		    "half a character",
		  ],
		  "spring-properties": [
		    "dollar braces",
		    "half a character",
		  ],
		  "spring-yaml": [
		    "dollar braces",
		    "half a character",
		  ],
		}
	`);
});
