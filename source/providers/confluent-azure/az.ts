import * as z from 'zod';
import {Problem, tell} from '../../errors.js';
import {Secret} from '../../secret.js';
import type {Connection} from '../provider.js';
import type {Token} from './tokens.js';

const printed = z.object({
	accessToken: z.string().min(1),
	/** Seconds since 1970; older versions do not print it. */
	expires_on: z.coerce.number().positive().optional().catch(undefined),
	/** Local time without a zone: ambiguous when the clocks change. */
	expiresOn: z.string().optional().catch(undefined),
});

/** The token of the account that the Azure CLI is signed in with. Throws a Problem. */
export async function azToken(run: Connection['run']): Promise<Token> {
	const {accessToken, expires_on, expiresOn} = await ask(run);
	const until = expires_on === undefined ? Date.parse(expiresOn ?? '') : expires_on * 1000;
	return {secret: new Secret(accessToken), ...(!Number.isNaN(until) && {until})};
}

async function ask(run: Connection['run']): Promise<z.infer<typeof printed>> {
	const asked = ['account', 'get-access-token', '--resource', 'https://management.azure.com', '-o', 'json'];
	const output = await run('az', asked).catch((error: unknown) => {
		throw noToken(tell(error).what);
	});
	try {
		return printed.parse(JSON.parse(output));
	} catch {
		throw noToken('What az printed is not the JSON that it is known to print.');
	}
}

function noToken(why: string): Problem {
	return new Problem({
		what: 'The Azure CLI gave no access token.',
		why,
		next: 'Install it, run az login and try again; or choose another way to sign in.',
	});
}
