import {readFileSync} from 'node:fs';
import {glob} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';

const source = fileURLToPath(new URL('../../source/', import.meta.url));

/** Every import between two folders of `source/`, as `file → folder`, for the files of one folder. */
async function importsOf(folder: string): Promise<{file: string; into: string}[]> {
	const found = [];
	for await (const file of glob(`${folder}/**/*.{ts,tsx}`, {cwd: source})) {
		const text = readFileSync(join(source, file), 'utf8');
		for (const [, target = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"]*)['"]/g)) {
			const [into = ''] = relative(source, join(source, dirname(file), target)).split('/');
			found.push({file, into});
		}
	}
	return found;
}

test.each([
	['sandbox', ['providers', 'network']],
	['providers', ['sandbox']],
	['network', ['sandbox']],
])('%s imports nothing from %s, so that stand-ins and clients can disagree', async (folder, forbidden) => {
	const imports = await importsOf(folder);
	expect(imports.map(({into}) => into)).toContain(folder);
	expect(imports.filter(({into}) => forbidden.includes(into))).toEqual([]);
});
