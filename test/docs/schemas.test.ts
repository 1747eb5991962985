import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import * as z from 'zod';
import {currentSchemas, outputs} from '../../scripts/schemas/current.js';
import {root} from './pages.js';

const schemas = await currentSchemas();
const folder = join(root, 'schemas');

test('the published schemas are those that kafkey follows (npm run schemas writes them)', () => {
	expect(readdirSync(folder).sort()).toEqual([...schemas.keys()].sort());
	for (const [name, text] of schemas) expect(readFileSync(join(folder, name), 'utf8'), name).toBe(text);
	const {files} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {files: readonly string[]};
	expect(files).toContain('schemas');
});

test.each(Object.keys(outputs))('%s --json says its version, its success and its exit code', (command) => {
	const {properties, required} = JSON.parse(schemas.get(`${command}.schema.json`) ?? '');
	expect(properties.schemaVersion).toMatchObject({const: 1});
	expect(required).toEqual(expect.arrayContaining(['ok', 'exitCode']));
});

describe('kafkey.schema.json', () => {
	const schema = z.fromJSONSchema(JSON.parse(schemas.get('kafkey.schema.json') ?? ''));
	const fits = (file: object) => schema.safeParse(file).success;
	const file = {provider: 'upstash', kind: 'credential', answers: {topic: 'orders', permissions: 'CONSUME'}};

	test('takes what a project file may say', () => {
		expect(fits(file)).toBe(true);
		expect(
			fits({...file, naming: {name: 'orders-{user}'}, save: '.env', variables: {prefix: 'ORDERS'}}),
		).toBe(true);
	});

	test.each([
		['another kind', {kind: 'key'}],
		['an address', {baseUrl: 'https://evil.example'}],
		['a command', {command: 'sh'}],
		['a secret', {answers: {'api-key': 'x'}}],
		['another permission', {answers: {permissions: 'EVERYTHING'}}],
		['a file outside', {save: '../.env'}],
	])('refuses %s', (_, change) => {
		expect(fits({...file, ...change})).toBe(false);
	});
});
