import type {HttpOptions as DoorOptions, Http} from '../network/http.js';
import type {Kafka, KafkaAddress} from '../network/kafka/kafka.js';
import type {AccessForm} from './access.js';
import type {Answers, AnswersTo, Fields} from './field.js';
import type {Life} from './life.js';
import type {Plan, Ref} from './plan.js';

export type {
	Credential,
	Detail,
	Earlier,
	Existing,
	Made,
	Plan,
	Ref,
	RequestPreview,
	Step,
	VendorFile,
} from './plan.js';

/** Where a sign-in is made, in three lines at most, and the vendor's page. */
export type Guide = {readonly lines: readonly string[]; readonly page: string};

/** What `connect` gets besides the answers. */
export type Connection = {
	/**
	 * Opens the network door to one of the provider's base URLs (`api` unless named); the person's own base URL or
	 * the sandbox's takes the place of the vendor's.
	 */
	readonly http: (options?: HttpOptions) => Http;
	/** Opens the door to a Kafka cluster. Who opens it closes it. */
	readonly kafka: (address: KafkaAddress) => Kafka;
	readonly signal: AbortSignal;
	/** True where every address is the person's or the sandbox's, so that the vendor's host rules do not hold. */
	readonly foreign: boolean;
	/** Runs a vendor's command on PATH and returns its standard output; for sign-ins such as `az`. */
	readonly run: (command: string, arguments_: readonly string[]) => Promise<string>;
	/** Reads a text file that the person named, such as a project key. */
	readonly readFile: (path: string) => Promise<string>;
	/** Says something while connecting goes on, such as a device code to type elsewhere. */
	readonly say: (sentence: string) => void;
};

/** Which of a provider’s APIs is meant, and how it says what is wrong. */
export type HttpOptions = Pick<DoorOptions, 'explain' | 'requestIdHeaders'> & {
	/** Name of one of the provider's base URLs. */
	readonly base?: string;
	/** An address that the vendor's own answer gave, such as a cluster's REST endpoint. */
	readonly url?: string;
};

/** Who is signed in, and the provider's own client. */
export type Account<Api> = {
	/** `dana@example.com`, for the sentence "signed in as …". */
	readonly who: string;
	readonly api: Api;
	readonly notes?: readonly string[];
	/** Which system was signed in to, where a sign-in may lead to several: a cluster's id. Recovery looks at no other. */
	readonly place?: string;
};

/** Something that a provider's API can make and take back. */
export type Thing<Api> = {
	/** `service account` */
	readonly name: string;
	/** Takes it back. One that is already gone counts as success. */
	readonly remove: (api: Api, ref: Ref, signal: AbortSignal) => Promise<void>;
	/** What goes with it: `its keys and role bindings go with it`. */
	readonly caution?: string;
	/** Where to look when the API cannot tell: `Confluent Cloud console › API keys`. */
	readonly lookAt?: string;
};

/** Something that a provider can issue. */
export type Kind<Api> = {
	readonly id: string;
	readonly name: string;
	/** One line for the list of kinds. */
	readonly summary: string;
	/** The sentence over the secret: whether the vendor can show it again. */
	readonly shownOnce: string;
	readonly docs?: string;
	readonly fields: Fields<Api>;
	readonly plan: (planning: {readonly api: Api; readonly answers: Answers}) => Plan;
	/** The field that a server's complaint is about, by the path in the request body. */
	readonly fieldFor?: (path: readonly (string | number)[]) => string | undefined;
	/** How its credentials are listed, changed, rotated and revoked. */
	readonly life?: Life<Api>;
};

/** A system that issues credentials. Everything that is its own stands here; nothing outside branches on its id. */
export type Provider<Api = unknown> = {
	readonly id: string;
	readonly name: string;
	readonly summary: string;
	readonly docs: string;
	/** Said on the list, on the sign-in screen and in the README when the vendor ended the service. */
	readonly retired?: string;
	/** Addresses of its management API; absent where the sign-in itself says which system is asked. */
	readonly baseUrls?: {readonly api: string} & Readonly<Record<string, string>>;
	readonly guide: Guide | ((answers: Answers) => Guide);
	readonly signIn: Fields;
	readonly connect: (answers: Answers, connection: Connection) => Promise<Account<Api>>;
	readonly kinds: readonly Kind<Api>[];
	readonly things: Readonly<Record<string, Thing<Api>>>;
	/** Ways in, other than Kafka's own protocol, that this vendor's credentials have: to check what a file holds. */
	readonly forms?: readonly AccessForm[];
};

type KindOf<Api, F extends Fields<Api>> = Omit<Kind<Api>, 'fields' | 'plan'> & {
	readonly fields: F;
	readonly plan: (planning: {readonly api: Api; readonly answers: AnswersTo<F>}) => Plan;
};

type ProviderOf<Api, F extends Fields> = Omit<Provider<Api>, 'signIn' | 'connect'> & {
	readonly signIn: F;
	readonly connect: (answers: AnswersTo<F>, connection: Connection) => Promise<Account<Api>>;
};

/**
 * Declares a kind. `defineKind<Api>()({fields, plan})`: the fields give the answers their types. Typed answers
 * meet untyped ones here and in `defineProvider`, nowhere else: the engine only ever stores what a field's own
 * schema or list produced.
 */
export function defineKind<Api>() {
	return <const F extends Fields<Api>>(kind: KindOf<Api, F>): Kind<Api> => kind as unknown as Kind<Api>;
}

/** Declares a provider; the sign-in fields give `connect` its answers' types. See `defineKind`. */
export function defineProvider<Api>() {
	return <const F extends Fields>(provider: ProviderOf<Api, F>): Provider => provider as unknown as Provider;
}
