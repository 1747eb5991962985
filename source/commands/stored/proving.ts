import type {Access} from '../../providers/access.js';
import {endOf} from '../../wizard/check-state.js';
import {tellChecks} from '../check/progress.js';
import {type Proof, proveAll} from '../check/proofs.js';
import {openProver} from '../check/prover.js';
import type {ProviderForm, Target} from '../check/targets.js';
import {connectSandbox} from '../doors/running-sandbox.js';
import type {KeysRun} from '../keys/run.js';
import type {Opened} from './ways-in.js';

/** Signs in with every access of a key that is to be stored. Never throws for what the network does. */
export async function proveKey(
	{world, flags, signal}: KeysRun,
	opened: Opened,
	accesses: readonly Access[],
): Promise<readonly Proof[]> {
	const now = () => performance.now();
	const teller = tellChecks(world, flags, now);
	const sandbox = flags.sandboxUrl === undefined ? undefined : await connectSandbox(flags.sandboxUrl);
	const targets = accesses.map((access) => targetOf(access, opened));
	const isTried = ({access, forms}: Target) => access.type === 'kafka' || forms.length > 0;
	try {
		const proofs = await proveAll(targets.filter(isTried), {
			prover: openProver(world, flags, sandbox),
			signal,
			fresh: flags.wait === true,
			now,
			onChange: teller.show,
			onNotice: teller.say,
		});
		return [...proofs, ...targets.filter((target) => !isTried(target)).map(untried)];
	} finally {
		teller.end();
	}
}

/** What came of it: one that is refused is refused whatever the others say. */
export function outcomeOf(proofs: readonly Proof[]): 'refused' | 'proved' | 'open' {
	const ends = proofs.map(endOf);
	if (ends.includes('refused')) return 'refused';
	return ends.some((end) => end === 'works' || end === 'differs') ? 'proved' : 'open';
}

function targetOf(access: Access, {key}: Opened): Target {
	return {access, forms: formsOf(access, key), isCertain: true, notes: [], file: ''};
}

function formsOf(access: Access, key: Opened['key']): ProviderForm[] {
	if (access.type === 'kafka' || !access.probe || !key) return [];
	const {provider} = key.source;
	const {label} = access;
	if (access.type === 'http-basic')
		return [{type: access.type, label, names: access.names, probe: access.probe, provider}];
	return [{type: access.type, label, names: access.names, probe: access.probe, provider}];
}

function untried(target: Target): Proof {
	const {access} = target;
	const why = (access.type === 'http-basic' && access.unproved) || 'nothing is known that would prove it';
	return {status: 'unchecked', access, target, since: 0, stages: [], why, takesYes: false, took: 0};
}
