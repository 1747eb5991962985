import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Verdict} from '../../../source/check/verdict.js';
import {checkCommand} from '../../../source/commands/check/check.js';
import type {CheckFlags} from '../../../source/commands/check/flags.js';
import type {Prover} from '../../../source/commands/check/prover.js';
import type {Access} from '../../../source/providers/access.js';
import {FakeWorld} from './fake-world.js';

/** Must never be printed. */
export const canary = 'canary-5f3a9c';

export const works: Verdict = {
	end: 'works',
	sentences: ['signed in to b.example:9092', 'may write orders'],
	stages: [
		{name: 'address', status: 'ok', sentence: 'b.example is 192.0.2.1'},
		{name: 'sign-in', status: 'ok', sentence: 'signed in as ann'},
	],
	took: 1200,
};

export const refused: Verdict = {
	end: 'refused',
	sentences: ['not accepted'],
	stages: [{name: 'sign-in', status: 'failed', sentence: 'the broker does not accept it'}],
	problem: {what: 'The broker does not accept it.', why: 'The password is wrong.', next: 'Make a new one.'},
	took: 300,
};

export const unreachable: Verdict = {
	end: 'unreachable',
	sentences: ['not reached'],
	stages: [{name: 'network', status: 'failed', sentence: 'nothing answers'}],
	problem: {what: 'Nothing answers at b.example:9092.', next: 'Ask your network team.'},
	took: 5000,
};

/** `kafkey check` in a folder of files, with proofs to order in place of a network. */
export class CheckRig {
	readonly world: FakeWorld;
	/** What was to be proved, in order. */
	readonly asked: {access: Access; fresh: boolean}[] = [];
	verdicts: Verdict[] = [];

	constructor(folder: string, files: Readonly<Record<string, string>>, env = {LANG: 'C.UTF-8'}) {
		for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
		this.world = Object.assign(new FakeWorld({env}), {cwd: folder});
	}

	readonly prover: Prover = async ({access}, {fresh}) => {
		this.asked.push({access, fresh});
		return this.verdicts.shift() ?? works;
	};

	/** Runs it; gives the exit code. */
	check(flags: CheckFlags = {}, id?: string, prover = this.prover): Promise<number> {
		return checkCommand(this.world, flags, id, prover);
	}
}

/** A Kafka access as a file holds it. */
export function kafkaFile(user = 'ann', more = ''): string {
	return [
		'KAFKA_BOOTSTRAP_SERVERS=b.example:9092',
		'KAFKA_SECURITY_PROTOCOL=SASL_SSL',
		'KAFKA_SASL_MECHANISM=PLAIN',
		`KAFKA_SASL_USERNAME=${user}`,
		`KAFKA_SASL_PASSWORD=${canary}`,
		more,
	].join('\n');
}
