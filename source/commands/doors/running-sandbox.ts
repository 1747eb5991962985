import * as z from 'zod';
import {Problem, type Told, tell} from '../../errors.js';
import {createHttp} from '../../network/http.js';
import {safeText} from '../../network/safe-text.js';

/** The stand-ins as the wizard uses them: where each vendor listens, and its demo sign-in. */
export type RunningSandbox = {
	/** Provider id → base URL name → address. */
	readonly baseUrls: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** Provider id → sign-in field id → value. */
	readonly signIns: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** The certificate authority of the stand-ins' brokers, in PEM. */
	readonly authorities: string;
	readonly close: () => Promise<void>;
};

const texts = z.record(z.string(), z.string());
const summary = z.object({
	systems: z.array(
		z.object({
			id: z.string(),
			baseUrl: z.string().exactOptional(),
			otherUrls: texts.exactOptional(),
			signIn: texts,
		}),
	),
	authorities: z.string(),
});

/** Starts the stand-ins in this process, or uses those that already run at `url`. */
export async function connectSandbox(url: string | undefined): Promise<RunningSandbox> {
	if (url !== undefined) {
		const http = createHttp({system: 'The sandbox', baseUrl: url});
		const call = {
			method: 'GET',
			path: '/_sandbox',
			schema: summary,
			purpose: 'say what it stands in for',
		} as const;
		const {value} = await http.read(call).catch((error: unknown) => {
			throw noSandbox(url, tell(error));
		});
		return handle(value, async () => undefined);
	}
	const {startSandbox} = await import('../../sandbox/index.js');
	const sandbox = await startSandbox();
	return handle(sandbox, sandbox.close);
}

function noSandbox(url: string, {why}: Told): Problem {
	return new Problem({
		what: `No sandbox of kafkey answers at ${safeText(url)}.`,
		...(why !== undefined && {why}),
		next: 'kafkey sandbox starts one and prints its address.',
	});
}

function handle(
	{systems, authorities}: {readonly systems: readonly Standing[]; readonly authorities: string},
	close: () => Promise<void>,
): RunningSandbox {
	const each = systems.map(({id, baseUrl, otherUrls, signIn}) => ({
		id,
		urls: {...otherUrls, ...(baseUrl !== undefined && {api: baseUrl})},
		signIn,
	}));
	return {
		baseUrls: Object.fromEntries(each.map(({id, urls}) => [id, urls])),
		signIns: Object.fromEntries(each.map(({id, signIn}) => [id, byFieldId(signIn)])),
		authorities,
		close,
	};
}

type Standing = {
	readonly id: string;
	readonly baseUrl?: string;
	readonly otherUrls?: Readonly<Record<string, string>>;
	readonly signIn: Readonly<Record<string, string>>;
};

/** The stand-ins name a sign-in's values as JSON does (`apiKey`), the questions as flags do (`api-key`). */
export function byFieldId(signIn: Readonly<Record<string, string>>): Record<string, string> {
	const kebab = (name: string) => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
	return Object.fromEntries(Object.entries(signIn).map(([name, value]) => [kebab(name), value]));
}
