import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {formatNamed, writeFormat} from '../../source/delivery/formats/index.js';
import {proveFormat, saveFormat} from '../../source/delivery/save-format.js';
import {Secret} from '../../source/secret.js';
import {shapes} from './formats/support/shapes.js';
import {freshFolder} from './support/folder.js';

const java = formatNamed('java');
const nextjs = formatNamed('nextjs');
const credential = {name: 'orders', accesses: shapes['Kafka, PLAIN']?.(new Secret('ca$nary-4711')) ?? []};
const text = writeFormat(java, credential).reveal();
const names = ['KAFKA_BOOTSTRAP_SERVERS', 'KAFKA_SASL_PASSWORD'];

test('a new file holds the format, whole, for its owner alone', async () => {
	const path = join(freshFolder(), 'client.properties');
	expect((await proveFormat(path, java, names)).existing).toEqual([]);
	const saved = await saveFormat(path, java, credential, []);
	expect(saved).toMatchObject({kind: 'saved', parts: [path, `${text.length} bytes`, 'mode 600']});
	expect(JSON.stringify(saved)).not.toContain('nary');
	expect(readFileSync(path, 'utf8')).toBe(text);
	expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('other content takes a yes, which covers what was seen and nothing else', async () => {
	const path = join(freshFolder(), 'client.properties');
	writeFileSync(path, 'theirs=1\n', {mode: 0o600});
	const {existing} = await proveFormat(path, java, names);
	expect(existing.map(({name}) => name)).toEqual(['other content']);
	expect(await saveFormat(path, java, credential, [])).toMatchObject({kind: 'conflict'});
	writeFileSync(path, 'theirs=2\n');
	expect(await saveFormat(path, java, credential, existing)).toMatchObject({kind: 'conflict'});
	expect(readFileSync(path, 'utf8')).toBe('theirs=2\n');
	const seen = (await proveFormat(path, java, names)).existing;
	expect(await saveFormat(path, java, credential, seen)).toMatchObject({kind: 'saved'});
	expect(readFileSync(path, 'utf8')).toBe(text);
	expect(await saveFormat(path, java, credential, [])).toMatchObject({kind: 'saved'});
});

test('what was saved before the create is taken out again, unless somebody changed it', async () => {
	const path = join(freshFolder(), 'client.properties');
	const save = async () => {
		const saved = await saveFormat(path, java, credential, (await proveFormat(path, java, names)).existing);
		return saved.kind === 'saved' ? saved : expect.fail('a conflict');
	};
	await (await save()).takeOut();
	expect(existsSync(path)).toBe(false);
	writeFileSync(path, 'theirs=1\n', {mode: 0o600});
	await (await save()).takeOut();
	expect(readFileSync(path, 'utf8')).toBe('theirs=1\n');
	const third = await save();
	writeFileSync(path, 'theirs=3\n');
	await third.takeOut();
	expect(readFileSync(path, 'utf8')).toBe('theirs=3\n');
});

test('what this run wrote may be replaced by this run', async () => {
	const path = join(freshFolder(), 'client.properties');
	const first = await saveFormat(path, java, {...credential, name: ''}, []);
	const own = first.kind === 'saved' ? first.own : expect.fail('a conflict');
	expect(await saveFormat(path, java, credential, [])).toMatchObject({kind: 'conflict'});
	expect(await saveFormat(path, java, credential, own)).toMatchObject({kind: 'saved'});
});

test('a dialect of .env keeps the other lines, and is spelled as its reader needs it', async () => {
	const path = join(freshFolder(), '.env.local');
	writeFileSync(path, 'THEIRS=1\nKAFKA_SASL_PASSWORD=old\n', {mode: 0o600});
	const {existing} = await proveFormat(path, nextjs, names);
	expect(existing.map(({name}) => name)).toEqual(['KAFKA_SASL_PASSWORD']);
	expect(await saveFormat(path, nextjs, credential, [])).toMatchObject({kind: 'conflict'});
	const saved = await saveFormat(path, nextjs, credential, existing);
	expect(readFileSync(path, 'utf8')).toContain("THEIRS=1\nKAFKA_SASL_PASSWORD='ca\\$nary-4711'\n");
	if (saved.kind === 'saved') await saved.takeOut();
	expect(readFileSync(path, 'utf8')).toBe('THEIRS=1\nKAFKA_SASL_PASSWORD=old\n');
});

test('a format that the planned variables do not fill is refused before anything is created', async () => {
	const path = join(freshFolder(), 'x');
	const proved = proveFormat(path, java, ['CLIENT_ID', 'CLIENT_SECRET']);
	await expect(proved).rejects.toThrow('The format java does not fit this credential. Choose one of dotenv,');
	await expect(proveFormat(path, formatNamed('schema-registry'), names)).rejects.toThrow('does not fit');
});
