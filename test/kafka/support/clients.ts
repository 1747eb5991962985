import {once} from 'node:events';
import {createInterface} from 'node:readline';
import type {Cluster} from './broker.js';
import {adminSettings, clientSettings, type SignIn} from './client-settings.js';
import {startJava} from './java.js';

export const topicOperations = ['READ', 'WRITE', 'DESCRIBE', 'CREATE', 'DELETE'] as const;
export const groupOperations = ['READ', 'DESCRIBE', 'DELETE'] as const;

/** Something that Kafka's own clients can really do. What it destroys is made again. */
export type Deed = `topic ${(typeof topicOperations)[number]}` | `group ${(typeof groupOperations)[number]}`;

export type Clients = {
	/** Makes topics with a record in each. */
	readonly makeTopics: (...names: string[]) => Promise<void>;
	/** Makes a consumer group, so that it is listed. */
	readonly makeGroup: (name: string) => Promise<void>;
	/** Lets a user do it, and tells the broker's answer: `allowed`, `denied`, or what went wrong. */
	readonly attempt: (as: SignIn, deed: Deed, name: string) => Promise<string>;
	readonly stop: () => Promise<void>;
};

/** Starts one Java process that holds Kafka's own clients, for many questions. */
export function startClients(cluster: Cluster): Clients {
	const child = startJava(cluster.kafka, 'Clients', []);
	const ended = once(child, 'close');
	const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
	const errors: string[] = [];
	child.stderr.setEncoding('utf8').on('data', (text) => errors.push(text));
	const write = (request: unknown) => child.stdin.write(`${JSON.stringify(request)}\n`);
	write(adminSettings(cluster));
	// One question at a time, so that each answer is the next line.
	let last: Promise<unknown> = Promise.resolve();
	const ask = (request: unknown): Promise<string> => {
		const answer = last.then(async () => {
			write(request);
			const {done, value} = await answers.next();
			if (done) throw new Error(`Kafka's clients ended: ${errors.join('')}`);
			return String(JSON.parse(value));
		});
		last = answer.catch(() => undefined);
		return answer;
	};
	const make = async (what: 'topic' | 'group', name: string) => {
		const said = await ask({what: `make ${what}`, name});
		if (said !== 'allowed') throw new Error(`The ${what} ${name} could not be made: ${said}`);
	};
	return {
		makeTopics: async (...names) => {
			for (const name of names) await make('topic', name);
		},
		makeGroup: (name) => make('group', name),
		attempt: (as, what, name) => ask({as: clientSettings(cluster, as), what, name}),
		stop: async () => {
			child.kill('SIGKILL');
			await ended;
		},
	};
}
