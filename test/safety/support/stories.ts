import * as z from 'zod';
import type {SandboxSystem} from '../../../source/sandbox/system.js';

/** Everything that exists at a vendor and that kafkey could have made: id → its secret, empty where it has none. */
export type Existing = ReadonlyMap<string, string>;

/** One way through the questions of one kind, and how its making looks from the vendor's side. */
export type Story = {
	readonly provider: string;
	readonly kind: string;
	/** Answers by field id, as they are typed or as the entry is called; what is missing is left empty. */
	readonly answers: Readonly<Record<string, string | readonly string[]>>;
	readonly signIn: (system: SandboxSystem) => Readonly<Record<string, string>>;
	/** The same sign-in for a run without questions. */
	readonly environment: (system: SandboxSystem) => Readonly<Record<string, string>>;
	/** Paths of every create of the plan, in order; the last makes the credential. */
	readonly creates: readonly RegExp[];
	/** Path of a read before the first create is sent, and of one between the first and the second. */
	readonly before: RegExp;
	readonly between?: RegExp;
	readonly exists: (state: unknown) => Existing;
	/** The answer to the create with another secret in it, or with none at all. */
	readonly withSecret: (answer: string, secret: string | undefined) => string;
	/** Whether the vendor has a list, so that a look-up can tell. */
	readonly listed: boolean;
	/** Words of the place where the person can look. */
	readonly lookAt: string;
};

type Json = {[name: string]: unknown};

function replacing(change: (json: Json, secret: string | undefined) => void) {
	return (answer: string, secret: string | undefined) => {
		const json = JSON.parse(answer) as Json;
		change(json, secret);
		return JSON.stringify(json);
	};
}

const keyed = z.object({id: z.string(), secret: z.string()});
const named = z.object({id: z.string()});

const upstash: Story = {
	provider: 'upstash',
	kind: 'credential',
	answers: {cluster: 'analytics', topic: '*', permissions: 'Consume only', name: 'reader'},
	signIn: ({signIn}) => ({email: signIn['email'] ?? '', 'api-key': signIn['apiKey'] ?? ''}),
	environment: ({signIn}) => ({
		UPSTASH_EMAIL: signIn['email'] ?? '',
		UPSTASH_API_KEY: signIn['apiKey'] ?? '',
	}),
	creates: [/^\/v2\/kafka\/credential$/],
	before: /^\/v2\/kafka\/credentials$/,
	exists: (state) => {
		const all = z.object({credentials: z.array(z.object({id: z.string(), password: z.string()}))});
		return new Map(all.parse(state).credentials.map(({id, password}) => [id, password]));
	},
	withSecret: replacing((json, secret) => {
		json['password'] = secret;
	}),
	listed: true,
	lookAt: 'Upstash Console',
};

const streamkap: Story = {
	provider: 'streamkap',
	kind: 'client-credential',
	answers: {method: 'client', description: 'metrics', access: 'by roles', roles: ['Read Only']},
	signIn: ({signIn}) => ({'client-id': signIn['clientId'] ?? '', secret: signIn['secret'] ?? ''}),
	environment: ({signIn}) => ({
		STREAMKAP_CLIENT_ID: signIn['clientId'] ?? '',
		STREAMKAP_SECRET: signIn['secret'] ?? '',
	}),
	creates: [/^\/auth\/client-credentials$/],
	before: /^\/auth\/client-credentials$/,
	exists: (state) => {
		const all = z.object({
			clientCredentials: z.array(z.object({clientId: z.string(), secret: z.string()})),
		});
		return new Map(all.parse(state).clientCredentials.map(({clientId, secret}) => [clientId, secret]));
	},
	withSecret: replacing((json, secret) => {
		json['secret'] = secret;
	}),
	listed: true,
	lookAt: 'Streamkap',
};

const confluentCloud: Story = {
	provider: 'confluent-cloud',
	kind: 'kafka',
	answers: {
		environment: 'production',
		cluster: 'orders-prod',
		owner: 'new',
		'account-name': 'orders-writer',
		access: 'produce',
		topics: ['orders'],
		name: 'orders key',
	},
	signIn: ({signIn}) => ({'api-key': signIn['apiKey'] ?? '', 'api-secret': signIn['apiSecret'] ?? ''}),
	environment: ({signIn}) => ({
		CONFLUENT_CLOUD_API_KEY: signIn['apiKey'] ?? '',
		CONFLUENT_CLOUD_API_SECRET: signIn['apiSecret'] ?? '',
	}),
	creates: [/^\/iam\/v2\/service-accounts$/, /^\/iam\/v2\/role-bindings$/, /^\/iam\/v2\/api-keys$/],
	before: /^\/iam\/v2\/service-accounts$/,
	between: /^\/iam\/v2\/role-bindings$/,
	exists: (state) => {
		const all = z.object({
			keys: z.array(keyed),
			serviceAccounts: z.array(named),
			bindings: z.array(named),
		});
		const {keys, serviceAccounts, bindings} = all.parse(state);
		return new Map([
			...keys.map(({id, secret}) => [id, secret] as const),
			...[...serviceAccounts, ...bindings].map(({id}) => [id, ''] as const),
		]);
	},
	withSecret: replacing(({spec}, secret) => {
		Object.assign(spec as Json, {secret});
	}),
	listed: true,
	lookAt: 'Confluent Cloud console',
};

const confluentAzure: Story = {
	provider: 'confluent-azure',
	kind: 'kafka',
	answers: {
		method: 'token',
		subscription: 'Demo Production',
		organization: 'example-kafka',
		environment: 'production',
		cluster: 'orders',
		name: 'orders key',
	},
	signIn: ({signIn}) => ({token: signIn['token'] ?? ''}),
	environment: () => ({}),
	creates: [/\/createAPIKey$/i],
	before: /\/clusters$/i,
	exists: (state) => {
		const all = z.object({
			organizations: z.array(z.object({confluent: z.object({keys: z.array(keyed)}).nullable()})),
		});
		const keys = all.parse(state).organizations.flatMap(({confluent}) => confluent?.keys ?? []);
		return new Map(keys.map(({id, secret}) => [id, secret]));
	},
	withSecret: replacing(({properties}, secret) => {
		Object.assign((properties as {spec: Json}).spec, {secret});
	}),
	listed: false,
	lookAt: 'Confluent Cloud console',
};

/** One of every provider. */
export const stories: readonly Story[] = [upstash, streamkap, confluentCloud, confluentAzure];

/** A password that the person makes up. */
export const chosenPassword = 'correct-horse-battery-staple';

const kafkaPart = {
	username: 'orders-reader',
	password: chosenPassword,
	acl: ['topic:orders:LITERAL:READ'],
	'schema-registry': 'no',
};

/** Kinds whose password the person chooses. */
export const chosen: readonly Story[] = [
	{
		...streamkap,
		kind: 'kafka-user',
		answers: {method: 'client', ...kafkaPart},
		creates: [/^\/kafka-access\/kafka-users$/],
		exists: (state) => {
			const all = z.object({kafkaUsers: z.array(z.object({username: z.string(), password: z.string()}))});
			return new Map(all.parse(state).kafkaUsers.map(({username, password}) => [username, password]));
		},
	},
	{
		...streamkap,
		kind: 'project-key',
		answers: {
			...{method: 'client', name: 'orders', opens: 'both', access: 'by roles', roles: ['Read Only']},
			...{...kafkaPart, 'tool-profile': 'none'},
		},
		creates: [/^\/project-keys$/],
		exists: (state) => {
			const api = z.object({secret: z.string()}).nullable();
			const all = z.object({projectKeys: z.array(z.object({id: z.string(), api}))});
			return new Map(all.parse(state).projectKeys.map((key) => [key.id, key.api?.secret ?? '']));
		},
	},
];

const owned = {environment: 'production', owner: 'Myself', name: 'a key'};
const keyOnly = [/^\/iam\/v2\/api-keys$/];

/** One of every kind. */
export const everyKind: readonly Story[] = [
	...stories,
	...chosen,
	{...confluentCloud, kind: 'schema-registry', answers: owned, creates: keyOnly},
	{...confluentCloud, kind: 'ksqldb', answers: owned, creates: keyOnly},
	{
		...confluentCloud,
		kind: 'flink',
		answers: {environment: 'production', region: 'aws.eu-central-1', owner: 'Myself', name: 'a key'},
		creates: keyOnly,
	},
	...['cloud', 'tableflow', 'global'].map((kind) => {
		return {...confluentCloud, kind, answers: {owner: 'Myself', name: 'a key'}, creates: keyOnly};
	}),
	{
		...confluentAzure,
		kind: 'schema-registry',
		answers: {...confluentAzure.answers, organization: 'example-kafka', environment: 'production'},
	},
];
