import {chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {proveVariables, saveBytes, saveVariables} from '../../source/delivery/save.js';
import {Secret} from '../../source/secret.js';
import {freshFolder} from './support/folder.js';
import {git, repository} from './support/repository.js';
import {mayMount, smallDisk} from './support/small-disk.js';

const variables = [
	{name: 'KAFKA_USER', value: 'orders'},
	{name: 'KAFKA_PASSWORD', value: new Secret('canary-4711')},
];

test('a receipt says where, how much, the mode and what git does, and not the secret', async () => {
	const path = join(repository({'.gitignore': '.env\n'}), '.env');
	const receipt = await saveVariables(path, variables);
	expect(receipt).toMatchObject({kind: 'saved', parts: [path, '2 lines', 'mode 600', 'ignored by git']});
	expect(JSON.stringify(receipt)).not.toContain('canary');
	expect(readFileSync(path, 'utf8')).toBe('KAFKA_USER=orders\nKAFKA_PASSWORD=canary-4711\n');
});

test('a file that git tracks is never written, whatever is allowed', async () => {
	const folder = repository({'tracked.env': 'A=1\n'});
	const path = join(folder, 'tracked.env');
	await expect(saveVariables(path, variables, {replace: true})).rejects.toThrow('Git tracks the file');
	await expect(saveBytes(path, Buffer.from('x'), {replace: true})).rejects.toThrow('Git tracks the file');
	expect(readFileSync(path, 'utf8')).toBe('A=1\n');
	git(folder, 'diff', '--exit-code');
});

test('variables that stand there already come back, before anything is created and at the save', async () => {
	const path = join(freshFolder(), '.env');
	writeFileSync(path, 'KAFKA_USER=old\n');
	expect((await proveVariables(path, ['KAFKA_USER', 'KAFKA_PASSWORD'])).existing).toMatchObject([
		{name: 'KAFKA_USER'},
	]);
	const result = await saveVariables(path, variables);
	expect(result).toMatchObject({kind: 'conflict', conflicts: [{name: 'KAFKA_USER'}]});
	expect(readFileSync(path, 'utf8')).toBe('KAFKA_USER=old\n');
	expect(await saveVariables(path, variables, {replace: true})).toMatchObject({
		parts: [path, '2 lines', 'mode 600'],
		warnings: ['Its mode was 644 and is 600 now.'],
	});
});

test('a file that cannot be edited is found before anything is created', async () => {
	const path = join(freshFolder(), '.env');
	writeFileSync(path, "A='open\nB=it's\nC='x\n");
	await expect(proveVariables(path, ['K'])).rejects.toThrow('never closed');
	writeFileSync(path, 'A=\0');
	await expect(proveVariables(path, ['K'])).rejects.toThrow('binary');
});

test('bytes are saved as they are, and a file that is there is kept unless it may be replaced', async () => {
	const path = join(freshFolder(), 'key.json');
	const bytes = Buffer.from('{"secret": "canary-4711",\r\n "unknown": [1]}\xff', 'latin1');
	expect(await saveBytes(path, bytes)).toMatchObject({parts: [path, `${bytes.length} bytes`, 'mode 600']});
	expect(readFileSync(path)).toEqual(bytes);
	chmodSync(path, 0o644);
	await expect(saveBytes(path, Buffer.from('new'))).rejects.toThrow('There is a file of that name already.');
	expect(readFileSync(path)).toEqual(bytes);
	await saveBytes(path, Buffer.from('new'), {replace: true});
	expect(readFileSync(path, 'utf8')).toBe('new');
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(readdirSync(join(path, '..'))).toEqual(['key.json']);
});

test('of eight saves of one new file at once, exactly one wins and the others are told', async () => {
	const path = join(freshFolder(), 'key.json');
	const saves = Array.from({length: 8}, (_, number) => saveBytes(path, Buffer.from(`secret ${number}`)));
	const results = await Promise.allSettled(saves);
	const won = results.flatMap(({status}, number) => (status === 'fulfilled' ? [number] : []));
	expect(won).toHaveLength(1);
	expect(readFileSync(path, 'utf8')).toBe(`secret ${won[0]}`);
});

test.skipIf(!mayMount())(
	'what was proved can be saved, however little room there is (skipped where mounting is not permitted)',
	async () => {
		const folder = smallDisk('256k');
		const path = join(folder, '.env');
		const names = variables.map(({name}) => name);
		const seen = new Set<boolean>();
		for (let free = 0; free <= 128; free += 4) {
			writeFileSync(join(folder, 'rest'), Buffer.alloc((256 - free) * 1024));
			const isProved = await proveVariables(path, names).then(
				() => true,
				() => false,
			);
			seen.add(isProved);
			if (isProved) expect(await saveVariables(path, variables)).toMatchObject({kind: 'saved'});
			for (const name of readdirSync(folder)) rmSync(join(folder, name));
		}
		expect(seen).toEqual(new Set([false, true]));
	},
);
