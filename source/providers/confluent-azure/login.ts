import type * as z from 'zod';
import {Problem} from '../../errors.js';
import {type Http, HttpProblem, path} from '../../network/http.js';
import {waitFor} from '../../network/retry.js';
import {safeText} from '../../network/safe-text.js';
import {Secret} from '../../secret.js';
import type {Connection} from '../provider.js';
import {bearer, deviceCode} from './answers.js';
import {type Token, Tokens} from './tokens.js';

/** Resource Manager as a scope: the resource's address and `/.default` (Microsoft's identity platform). */
const scope = 'https://management.azure.com/.default';

type Bearer = z.infer<typeof bearer>;

/** The sign-in of one tenant at Microsoft's identity platform. Its calls change nothing, so they are reads. */
export class Login {
	readonly #http: Http;
	readonly #tenant: string;
	readonly #clientId: string;

	constructor(http: Http, tenant: string, clientId: string) {
		this.#http = http;
		this.#tenant = tenant;
		this.#clientId = clientId;
	}

	/** The tokens of a service principal. */
	async byClientSecret(secret: Secret): Promise<Tokens> {
		const form = {grant_type: 'client_credentials', client_secret: secret, scope};
		const ask = async () => tokenOf(await this.#token(form));
		return new Tokens(await ask(), ask);
	}

	/**
	 * Shows a code that the person types into a browser, and asks until it was typed. `wait` waits that many seconds
	 * and returns false when it is cancelled. Throws a Problem when the person declines or the code expires.
	 */
	async byDeviceCode({say, signal}: Pick<Connection, 'say' | 'signal'>, wait = waitFor): Promise<Tokens> {
		const code = await this.#deviceCode(signal);
		say(
			`Open ${safeText(code.verification_uri)} in a browser and enter the code ${safeText(code.user_code)}`,
		);
		const form = {
			grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
			device_code: new Secret(code.device_code),
		};
		let interval = Math.max(1, code.interval);
		for (let left = code.expires_in - interval; left >= 0; left -= interval) {
			if (!(await wait(interval, signal))) throw new Problem({what: 'The sign-in was cancelled.'});
			try {
				return this.#renewing(await this.#token(form, signal));
			} catch (error) {
				interval += secondsMore(error);
			}
		}
		throw ended('expired_token');
	}

	/** Each answer may bring the refresh token for the next; without one there is no further token. */
	#renewing(first: Bearer): Tokens {
		if (!first.refresh_token) return new Tokens(tokenOf(first));
		let refresh = new Secret(first.refresh_token);
		return new Tokens(tokenOf(first), async () => {
			const form = {grant_type: 'refresh_token', refresh_token: refresh, scope};
			const next = await this.#token(form);
			if (next.refresh_token) refresh = new Secret(next.refresh_token);
			return tokenOf(next);
		});
	}

	async #deviceCode(signal: AbortSignal): Promise<z.infer<typeof deviceCode>> {
		const {value} = await this.#http.read({
			method: 'POST',
			path: path`/${this.#tenant}/oauth2/v2.0/devicecode`,
			form: {client_id: this.#clientId, scope: `${scope} offline_access`},
			schema: deviceCode,
			purpose: 'ask for a device code',
			signal,
		});
		return value;
	}

	async #token(form: Readonly<Record<string, string | Secret>>, signal?: AbortSignal): Promise<Bearer> {
		const {value} = await this.#http.read({
			method: 'POST',
			path: path`/${this.#tenant}/oauth2/v2.0/token`,
			form: {client_id: this.#clientId, ...form},
			schema: bearer,
			purpose: 'sign in',
			...(signal && {signal}),
		});
		return value;
	}
}

function tokenOf({access_token, expires_in}: Bearer): Token {
	return {
		secret: new Secret(access_token),
		...(expires_in !== undefined && {until: Date.now() + expires_in * 1000}),
	};
}

/** How much longer to wait between polls from now on. Throws unless the person may still type the code. */
function secondsMore(error: unknown): number {
	const code = error instanceof HttpProblem ? error.code : undefined;
	if (code === 'authorization_pending') return 0;
	// RFC 8628: five seconds longer for this and all further polls.
	if (code === 'slow_down') return 5;
	throw ended(code) ?? error;
}

function ended(code: string | undefined): Problem | undefined {
	const whys: Readonly<Record<string, string>> = {
		authorization_declined: 'It was declined in the browser.',
		access_denied: 'It was declined in the browser.',
		expired_token: 'The code was not entered in time.',
	};
	const why = code === undefined ? undefined : whys[code];
	return why === undefined
		? undefined
		: new Problem({what: 'The sign-in with a device code ended.', why, next: 'Try again for a new code.'});
}
