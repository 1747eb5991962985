import type {FaultBoard} from './faults.js';
import type {Authority} from './kafka/authority.js';
import type {Mode} from './modes.js';

/** Settings of one sandbox run that every stand-in gets. */
export type SandboxSettings = {
	readonly faults: FaultBoard;
	/** Whom the brokers' certificate is by. */
	readonly authority: Authority;
	/** Seconds until a new key is accepted by data planes and brokers; 0 by default. */
	readonly propagationSeconds: number;
	readonly modes: ReadonlySet<Mode>;
	/** Topics in the largest cluster. */
	readonly topicCount: number;
};

/** A running stand-in for one vendor. */
export type SandboxSystem = {
	/** The id the wizard knows the vendor by, such as `confluent-cloud`. */
	readonly id: string;
	readonly name: string;
	/** Where its management API listens, if it has one over HTTP. */
	readonly baseUrl?: string;
	/** `127.0.0.1:PORT`: the Kafka brokers of all its clusters, which are told apart by the user. */
	readonly brokers?: string;
	/** Further base URLs by name, where the vendor has more than one (`login` on Azure). */
	readonly otherUrls?: Readonly<Record<string, string>>;
	/** Demo sign-in: values by the name of the sign-in question. */
	readonly signIn: Readonly<Record<string, string>>;
	/** Further demo credentials to print, such as a Kafka admin key of one cluster. */
	readonly extras?: readonly {readonly label: string; readonly values: Readonly<Record<string, string>>}[];
	/** Everything that exists there, secrets included; for tests and `GET /_sandbox/state/<id>`. */
	readonly state: () => unknown;
	readonly close: () => Promise<void>;
};

/** Each stand-in exports one of these. */
export type StartSystem = (settings: SandboxSettings) => Promise<SandboxSystem>;
