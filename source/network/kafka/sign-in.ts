import {packageVersion} from '../../version.js';
import {safeText} from '../safe-text.js';
import {codes, refusal} from './codes.js';
import {Fault} from './fault.js';
import type {KafkaAddress} from './kafka.js';
import {apiVersionsV3, saslAuthenticateV2, saslHandshakeV1} from './library.js';
import {signInByScram} from './scram.js';
import type {Wire} from './wire.js';

/** What a broker says of itself at the sign-in. */
export type SignedIn = {
	/** Milliseconds until it wants a new sign-in; 0 for never. */
	readonly lifetime: number;
};

/** Signs in on a connection that is encrypted, or may be used in plain text. Throws a `Fault`. */
export async function signIn(
	wire: Wire,
	{mechanism, username, password}: Pick<KafkaAddress, 'mechanism' | 'username' | 'password'>,
	signal: AbortSignal,
): Promise<SignedIn> {
	const versions = await wire.call(apiVersionsV3.api, ['kafkey', packageVersion()], signal);
	if (versions.errorCode !== codes.none) throw refusal(versions.errorCode);
	const offer = await wire.call(saslHandshakeV1.api, [mechanism], signal);
	if (offer.errorCode === codes.mechanismOff) {
		const offered = offer.mechanisms.slice(0, 8).map((name) => safeText(name, 40));
		throw new Fault('mechanism', {mechanism, offered});
	}
	if (offer.errorCode !== codes.none) throw refusal(offer.errorCode);
	let lifetime = 0;
	const exchange = async (message: string) => {
		const answer = await wire.call(saslAuthenticateV2.api, [Buffer.from(message)], signal);
		// Its words may repeat what was sent.
		if (answer.errorCode !== codes.none) throw refusal(answer.errorCode);
		lifetime = Number(answer.sessionLifetimeMs);
		return answer.authBytes.toString();
	};
	if (mechanism === 'PLAIN') await exchange(`\0${username}\0${password.reveal()}`);
	else await signInByScram({mechanism, username, password: password.reveal()}, exchange);
	wire.signedIn(new Map(versions.apiKeys.map(({apiKey, maxVersion}) => [apiKey, maxVersion])));
	return {lifetime};
}
