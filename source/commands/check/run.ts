import {allowingPlainText} from '../../check/plain-text.js';
import type {End} from '../../check/verdict.js';
import {safeText} from '../../network/safe-text.js';
import {loadProviders} from '../../providers/index.js';
import {isAsAsked, isCompared} from '../../wizard/check-words.js';
import {signalCodes, type World} from '../../world.js';
import {connectSandbox} from '../doors/running-sandbox.js';
import {plainTextConsent} from './consent.js';
import {type CheckFlags, refuseAddresses} from './flags.js';
import {proofCode} from './proof-code.js';
import {type Proof, proveAll} from './proofs.js';
import {openProver, type Prover} from './prover.js';
import {type Target, type Targets, targetsOf} from './targets.js';

type Telling = {
	/** Milliseconds of a clock that only goes forward. */
	readonly now: () => number;
	readonly onChange: (proofs: readonly Proof[]) => void;
	readonly say: (sentence: string) => void;
};

/** One run of `kafkey check`: what it found and what is known of it so far. */
export class CheckRun {
	targets: Targets | undefined;
	proofs: readonly Proof[] = [];
	readonly #world: World;
	readonly #flags: CheckFlags;
	readonly #telling: Telling;
	readonly #stop = new AbortController();

	constructor(world: World, flags: CheckFlags, telling: Telling) {
		this.#world = world;
		this.#flags = flags;
		this.#telling = telling;
	}

	/** Proves what the flags name; gives the exit code. `prover` is another one in tests. Throws a Problem. */
	async prove(id: string | undefined, prover: Prover | undefined): Promise<number> {
		const {now, onChange, say} = this.#telling;
		const {envFile, json, sandboxUrl, timeout, wait} = this.#flags;
		refuseAddresses(this.#flags);
		const targets = await targetsOf(this.#world, await loadProviders(), this.#flags, id);
		this.targets = targets;
		const {files, key} = targets;
		if (!json && envFile === undefined)
			say(`reading ${key === undefined ? '' : `the key ${safeText(key)} in `}${files.join(', ')}`);
		const plainTextAllowed = await plainTextConsent(this.#world, targets, this.#flags);
		if (plainTextAllowed === 'interrupted') return signalCodes.SIGINT;
		const sandbox = sandboxUrl === undefined ? undefined : await connectSandbox(sandboxUrl);
		const {signal} = this.#stop;
		const allowed = plainTextAllowed ? targets.targets.map(allowing) : targets.targets;
		this.proofs = await proveAll(allowed, {
			prover: prover ?? openProver(this.#world, this.#flags, sandbox),
			signal: timeout === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(timeout * 1000)]),
			fresh: wait === true,
			now,
			onChange: (proofs) => {
				this.proofs = [...proofs];
				onChange(proofs);
			},
			onNotice: say,
		});
		const code = proofCode(this.proofs.map(outcomeOf));
		return code === 0 && targets.untried.some(({isOpen}) => !isOpen) ? 1 : code;
	}

	/** Ends what is under way. */
	stop(): void {
		this.#stop.abort();
	}
}

function allowing(target: Target): Target {
	return {...target, access: allowingPlainText(target.access)};
}

/** Where rights were to be compared and cannot be seen, nothing is proved of them. */
function outcomeOf(proof: Proof): End | 'unchecked' {
	if (proof.status !== 'ended') return 'unchecked';
	const {verdict} = proof;
	const isUnseen = isCompared(proof) && !isAsAsked(proof, verdict);
	return verdict.end === 'works' && isUnseen ? 'unchecked' : verdict.end;
}
