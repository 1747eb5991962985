import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseEnv} from 'node:util';
import {chooseReader} from '../../runs/upstash-story.js';
import {program, runOn} from '../../runs/vocabulary.js';
import type {TestSandbox} from '../../support/sandbox.js';
import {openTerminal, type Terminal} from '../../support/terminal.js';

const crash = new URL('crash.mjs', import.meta.url).href;

export type Size = {readonly columns: number; readonly rows: number};

/** Terminals to try: the smallest that kafkey draws on, the usual one, and a large one. */
export const sizes: readonly Size[] = [
	{columns: 40, rows: 10},
	{columns: 80, rows: 24},
	{columns: 200, rows: 60},
];

/** kafkey on a terminal of this size with a new secret on its screen, masked; `secret` is what was created. */
export async function atSecretScreen(
	sandbox: TestSandbox,
	size: Size,
	work: (scene: SecretScreen) => Promise<void>,
) {
	const {baseUrl, signIn} = sandbox.system('upstash');
	const terminal = openTerminal({
		command: program,
		args: ['--base-url', baseUrl, '--provider', 'upstash', '--kind', 'credential'],
		env: {
			UPSTASH_EMAIL: signIn['email'],
			UPSTASH_API_KEY: signIn['apiKey'],
			NODE_OPTIONS: `--import=${crash}`,
			KAFKEY_TEST_QUOTES: 'quotes',
		},
		...size,
	});
	try {
		const run = runOn(terminal, terminal.home);
		await chooseReader(run, 'screen');
		await run.confirm();
		await run.made('.env');
		const secret = parseEnv(readFileSync(join(terminal.home, '.env'), 'utf8'))['KAFKA_SASL_PASSWORD'] ?? '';
		writeFileSync(join(terminal.home, 'quotes'), secret);
		await work({terminal, run, secret});
	} finally {
		await terminal.close();
	}
}

export type SecretScreen = {
	readonly terminal: Terminal;
	readonly run: ReturnType<typeof runOn>;
	readonly secret: string;
};

/** Whether eight characters in a row of the secret stand in the text, wherever its lines break. */
export function holdsPart(text: string, secret: string): boolean {
	const plain = text.replace(/\s/g, '');
	return Array.from({length: secret.length - 7}, (_, at) => secret.slice(at, at + 8)).some((part) =>
		plain.includes(part),
	);
}

/** Presses r and waits until the secret can be read. */
export async function reveal({terminal, secret}: SecretScreen): Promise<void> {
	terminal.type('r');
	await terminal.waitFor((screen) => holdsPart(screen, secret));
}

/** Presses r and waits until the secret cannot be read any more. */
export async function hide({terminal, secret}: SecretScreen): Promise<void> {
	terminal.type('r');
	await terminal.waitFor((screen) => !holdsPart(screen, secret));
}
