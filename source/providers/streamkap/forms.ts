import {type AccessForm, namesFor, type Spreading} from '../access.js';
import {tokenPath} from './tokens.js';

/** A client id and its secret: exchanged for a token, which then says whom it speaks for (Streamkap's API reference). */
export const apiForm = {
	type: 'oauth-client',
	label: 'Streamkap API',
	/** The variables that Streamkap's own Terraform provider reads. */
	names: {clientId: 'STREAMKAP_CLIENT_ID', secret: 'STREAMKAP_SECRET'},
	probe: {
		base: 'api',
		exchange: {path: tokenPath, clientId: 'client_id', secret: 'secret', token: 'accessToken'},
		read: {path: '/auth/whoami', purpose: 'read its own identity'},
	},
} as const satisfies AccessForm;

/** How its Schema Registry is signed in to, Streamkap does not say; the path is that of every Schema Registry. */
export const registryForm = {
	type: 'http-basic',
	label: 'Schema Registry',
	names: namesFor('SCHEMA_REGISTRY'),
	probe: {path: '/subjects', purpose: 'list the subjects'},
} as const satisfies AccessForm;

/** Streamkap is silent about both, so the numbers are kafkey's own; a read every five seconds burdens nobody. */
export const apiSpreading: Spreading = {
	said: 'Streamkap does not say how long a new client secret takes; kafkey waits 30 seconds at most',
	every: 5,
	atMost: 30,
};

/** Longer, because a proxy of its own is set up for a new Kafka user. */
export const kafkaSpreading: Spreading = {
	said: 'Streamkap does not say how long a new Kafka user takes; kafkey waits 2 minutes at most',
	every: 5,
	atMost: 120,
};
