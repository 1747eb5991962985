import type {Secret} from '../../secret.js';
import type {Connection} from '../provider.js';
import {Client} from './client.js';
import {ControlPlane} from './control-plane.js';
import {explain} from './explain.js';
import {Holdings} from './holdings.js';
import {organizationSeen, ownerOf} from './identity.js';
import {KafkaRest} from './kafka-rest.js';

/** Both planes of Confluent Cloud, and what is known of who signed in. */
export type ConfluentApi = {
	readonly control: ControlPlane;
	readonly holdings: Holdings;
	readonly kafka: KafkaRest;
	/** The Cloud key that is signed in with. */
	readonly signInKey: string;
	/** UUID; absent where the sign-in sees neither an environment nor the organization. */
	readonly organization?: string;
	/** `u-…` or `sa-…`: who owns the Cloud key; absent where it may not read itself. */
	readonly self?: string;
};

/** Signs in with a Cloud key: one short read, and a look at the key itself. Throws HttpProblem. */
export async function openApi(connection: Connection, key: string, secret: Secret): Promise<ConfluentApi> {
	const {signal} = connection;
	const client = new Client(connection.http({explain}), key, secret);
	const [organization, self] = await Promise.all([
		organizationSeen(client, signal),
		ownerOf(client, key, signal),
	]);
	return {
		control: new ControlPlane(client),
		holdings: new Holdings(client),
		kafka: new KafkaRest(connection),
		signInKey: key,
		...(organization !== undefined && {organization}),
		...(self !== undefined && {self}),
	};
}
