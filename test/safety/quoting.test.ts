import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {applyEnvFile} from '../../source/delivery/env-file.js';
import {planEnvFile} from '../../source/delivery/env-plan.js';
import {quote} from '../../source/delivery/env-syntax.js';
import {Secret} from '../../source/secret.js';
import {corpus} from '../delivery/support/values.js';
import {readers} from './support/env-readers.js';

type Value = {readonly name: string; readonly value: string};

const values = [...new Set(corpus)].map((value, index): Value => ({name: `V${index}`, value}));
const spelled = values.map(({name, value}) => ({name, value, result: quote(value)}));
const refused = spelled.flatMap(({result, ...rest}) => ('refused' in result ? [{...rest, ...result}] : []));
const written = spelled.flatMap(({result, ...rest}) => ('refused' in result ? [] : [{...rest, ...result}]));
const bare = written.filter(({quoted}) => !quoted);

const folder = mkdtempSync(join(tmpdir(), 'kafkey-quoting-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** The values as kafkey itself writes them, read back by one reader. */
function readBack(read: NonNullable<(typeof readers)[string]>, given: readonly Value[], file: string) {
	let found: Readonly<Record<string, unknown>> = {};
	beforeAll(async () => {
		const path = join(folder, file);
		await applyEnvFile(
			path,
			given.map(({name, value}) => ({name, value: new Secret(value)})),
		);
		const text = planEnvFile(undefined, given).bytes.toString('utf8');
		found = await read({path, text, names: given.map(({name}) => name)});
	});
	return (name: string) => found[name];
}

describe.each(Object.entries(readers))('%s reads back', (reader, read) => {
	if (!read) {
		test.skip(`(${reader} is not on this machine)`, () => undefined);
		return;
	}
	// docker keeps quotes; kafkey says so when it writes one.
	const given = reader.startsWith('docker') ? bare : written;
	const valueIn = readBack(read, given, `${reader.replace(/\W/g, '-')}.env`);
	test.each(given)('$name $value', ({name, value}) => {
		expect(valueIn(name)).toBe(value);
	});
});

describe('what no reader could be trusted with is refused, and the reason does not hold it', () => {
	test.each(refused)('$name $value', ({name, value, refused: why}) => {
		expect(why).toMatch(/^It .*\.$/);
		if (value.length > 3) expect(why).not.toContain(value);
		expect(planEnvFile(undefined, [{name, value: new Secret(value)}]).bytes.toString()).not.toContain(name);
	});
});
