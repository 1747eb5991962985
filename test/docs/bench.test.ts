import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {publish, type Results} from '../../bench/table.js';
import {readPage, root} from './pages.js';

test('the table of the README is what was measured last', () => {
	const results = JSON.parse(readFileSync(join(root, 'bench/results.json'), 'utf8')) as Results;
	const {text} = readPage('README.md');
	expect(results.rows.length).toBeGreaterThan(20);
	expect(publish(text, results)).toBe(text);
});
