import {join} from 'node:path';
import type {SaslMechanism} from '../../../source/providers/access.js';
import {commands, type Ended} from '../../runs/headless-command.js';
import {readEnv} from '../../support/env-reader.js';
import type {Cluster} from './broker.js';
import type {SignIn} from './client-settings.js';

/** What is asked for, by the flags of the questions: `{access: 'produce', topics: 'orders'}`; a list repeats its flag. */
export type Wanted = Readonly<Record<string, string | readonly string[]>>;

export type MadeUser = SignIn & {
	/** The folder with its `.env`. */
	readonly folder: string;
	/** The variables in it. */
	readonly env: Readonly<Record<string, string>>;
	readonly made: Ended;
};

/** The sign-in of the broker's administrator, as the environment has it. */
export function administratorOf(cluster: Cluster): Readonly<Record<string, string>> {
	return {
		KAFKA_ADMIN_BOOTSTRAP_SERVERS: cluster.saslSsl,
		KAFKA_ADMIN_SECURITY_PROTOCOL: 'SASL_SSL',
		KAFKA_ADMIN_SASL_MECHANISM: 'SCRAM-SHA-512',
		KAFKA_ADMIN_USERNAME: cluster.admin.user,
		KAFKA_ADMIN_PASSWORD: cluster.admin.password,
		KAFKA_ADMIN_CA_FILE: cluster.caPath,
	};
}

/** Gives functions that run the built program as an administrator of the broker would in a script. */
export function administration(cluster: Cluster) {
	const kafkey = commands();
	const signIn = administratorOf(cluster);
	const create = (name: string, wanted: Wanted) => {
		const password = crypto.randomUUID();
		const flags = Object.entries({name, 'new-mechanism': 'SCRAM-SHA-512', ...wanted});
		const answers = flags.flatMap(([flag, value]) => [value].flat().flatMap((each) => [`--${flag}`, each]));
		const kind = ['create', '--provider', 'apache-kafka', '--kind', 'scram-user'];
		return kafkey([...kind, ...answers, '--new-password-stdin', '--save', '.env'], {
			env: signIn,
			input: `${password}\n`,
		});
	};
	return {
		/** Makes a user and reads what was saved. */
		madeUser: async (name: string, wanted: Wanted): Promise<MadeUser> => {
			const made = await create(name, wanted);
			if (made.code !== 0) throw new Error(`${name} was not made: ${made.stderr}`);
			const env = readEnv(join(made.folder, '.env'));
			return {
				user: env['KAFKA_SASL_USERNAME'] ?? '',
				password: env['KAFKA_SASL_PASSWORD'] ?? '',
				mechanism: env['KAFKA_SASL_MECHANISM'] as SaslMechanism,
				folder: made.folder,
				env,
				made,
			};
		},
		/** What `kafkey check` says of the user's file. */
		check: ({folder}: Pick<MadeUser, 'folder'>, ...more: string[]) =>
			kafkey(['check', '--file', '.env', ...more], {folder}),
	};
}
