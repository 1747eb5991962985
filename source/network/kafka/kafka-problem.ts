import type {Told} from '../../errors.js';
import {NetworkProblem, type Outcome} from '../problem.js';
import {failures, type KafkaFailure} from './failures.js';
import type {KafkaStage} from './terms.js';

/** What a program may go by, beside the sentences. */
export type KafkaFacts = {
	readonly outcome: Outcome;
	readonly stage: KafkaStage;
	readonly failure: KafkaFailure;
	/** `host:port` */
	readonly broker?: string;
};

/** A call to a Kafka cluster that failed, and how far it got. */
export class KafkaProblem extends NetworkProblem {
	readonly stage: KafkaStage;
	readonly failure: KafkaFailure;
	readonly broker?: string;

	constructor(told: Told, {outcome, stage, failure, broker}: KafkaFacts) {
		super(told, {outcome});
		this.name = 'KafkaProblem';
		this.stage = stage;
		this.failure = failure;
		if (broker !== undefined) this.broker = broker;
	}

	/** Why, as a phrase without a full stop. */
	get reason(): string {
		return (this.why ?? this.what).replace(/\.$/, '');
	}

	/** Whether another broker of the cluster may do better. */
	get passesOver(): boolean {
		return failures[this.failure].passedOver;
	}
}
