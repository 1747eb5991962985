import {startSandbox} from '../../sandbox/index.js';
import {isMode, modes} from '../../sandbox/modes.js';
import {signalCodes, type World} from '../../world.js';
import {didYouMean} from '../command-line/similar.js';
import {byFieldId} from '../doors/running-sandbox.js';

/** Options of `kafkey sandbox` as commander hands them over. */
export type SandboxFlags = {
	readonly port?: number;
	readonly topics: number;
	readonly propagation: number;
	readonly mode?: readonly string[];
	readonly json?: boolean;
};

/** Runs the stand-ins until a signal ends them; prints where they are and how to sign in. */
export async function sandboxCommand(world: World, flags: SandboxFlags): Promise<number> {
	const names = flags.mode ?? [];
	const unknown = names.find((name) => !isMode(name));
	if (unknown !== undefined) {
		world.stderr.write(
			`kafkey: There is no mode “${unknown}”.${didYouMean(unknown, Object.keys(modes))} --mode takes these:\n${modeList().join('\n')}\n`,
		);
		return 2;
	}
	const sandbox = await startSandbox({
		topicCount: flags.topics,
		propagationSeconds: flags.propagation,
		modes: names.filter(isMode),
		...(flags.port !== undefined && {port: flags.port}),
	});
	const {systems, url, authorities} = sandbox;
	if (flags.json) {
		const plain = systems.map(({state: _, close: __, ...system}) => system);
		world.stdout.write(`${JSON.stringify({url, authorities, systems: plain})}\n`);
	} else {
		world.stdout.write(`${listing(url, systems).join('\n')}\n`);
	}
	const signal = await new Promise<keyof typeof signalCodes>((resolve) => world.onSignal(resolve));
	await sandbox.close();
	return signal === 'SIGINT' ? 0 : signalCodes[signal];
}

function modeList(): string[] {
	return Object.entries(modes).map(([name, what]) => `  ${name.padEnd(28)} ${what}`);
}

function listing(url: string, systems: Awaited<ReturnType<typeof startSandbox>>['systems']): string[] {
	const lines = [
		'Stand-ins for every system run on this machine. Nothing here is real. Ctrl-C ends them.',
		'',
		`Use them with: kafkey --sandbox-url ${url}`,
		`Prove what was made there: kafkey check --sandbox-url ${url}`,
	];
	for (const {name, baseUrl, brokers, otherUrls, signIn, extras} of systems) {
		lines.push('', name);
		const addresses = {
			...(baseUrl !== undefined && {address: baseUrl}),
			...otherUrls,
			...(brokers !== undefined && {brokers}),
		};
		for (const [label, address] of Object.entries(addresses)) lines.push(`  ${label.padEnd(9)} ${address}`);
		lines.push(
			'  sign-in, filled in where --sandbox-url is given',
			...Object.entries(byFieldId(signIn)).map(([field, value]) => `    ${field}  ${value}`),
		);
		for (const extra of extras ?? []) {
			lines.push(
				`  ${extra.label}`,
				...Object.entries(extra.values).map(([field, value]) => `    ${field}  ${value}`),
			);
		}
	}
	return lines;
}
