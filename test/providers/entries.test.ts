import {expect, test} from 'vitest';
import type {Field} from '../../source/providers/field.js';
import {entries} from '../../source/providers/index.js';

test.each(entries.map((entry) => [entry.id, entry] as const))(
	'the entry of %s says what the provider itself says',
	async (_, {load, secretVariables, ...entry}) => {
		const provider = await load();

		expect(provider).toMatchObject(entry);
		expect(entry.retired).toBe(provider.retired);
		const questions: readonly Field[] = [
			provider.signIn,
			...provider.kinds.map(({fields}) => fields),
		].flatMap((fields) => Object.values(fields));
		const secrets = questions.flatMap(({kind, env}) => (kind === 'secret' && env !== undefined ? [env] : []));
		expect([...secretVariables].sort()).toEqual([...new Set(secrets)].sort());
	},
);
