import {readFileSync} from 'node:fs';
import {parseEnv} from 'node:util';
import {parse} from 'dotenv';
import {expect} from 'vitest';

/** The variables of a .env file as programs read them: by dotenv and by Node itself, which must agree. */
export function readEnv(path: string): Record<string, string> {
	const text = readFileSync(path, 'utf8');
	const byNode = {...parseEnv(text)};
	const byDotenv = {...parse(text)};
	expect(byDotenv, 'dotenv and Node read the file differently').toEqual(byNode);
	return byDotenv;
}
