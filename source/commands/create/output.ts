import type {Told} from '../../errors.js';
import {type Access, secretOf} from '../../providers/access.js';
import type {Plan, RequestPreview} from '../../providers/provider.js';
import type {CheckState} from '../../wizard/check-state.js';
import {kindOf, providerOf} from '../../wizard/questions.js';
import type {Run} from '../../wizard/run-state.js';
import type {Session} from '../../wizard/session.js';
import type {State} from '../../wizard/state.js';
import type {WizardFlags} from './flags.js';
import type {CreateOutput} from './schema.js';

/** How a run without questions ended. `plan` and `run` are what was planned, and what became of it as far as seen. */
export type Ending = {
	readonly code: number;
	readonly problem?: Told;
	readonly plan?: Plan;
	readonly run?: Run;
	/** Whether the clipboard took what it was asked to take. */
	readonly copied?: boolean;
};

/** The flags that change the document. */
export type OutputOptions = Pick<WizardFlags, 'dryRun' | 'reveal'>;

/** The document of a run: what was made, where it is, and how it ended. */
export function outputOf(session: Session, ending: Ending, options: OutputOptions): CreateOutput {
	const {state} = session;
	const {plan, run, copied} = ending;
	const credential = run?.status === 'made' ? run.credential : undefined;
	const isSaved = state.secret?.receipts.some(({tone}) => tone === 'ok') ?? false;
	const path = isSaved ? session.placing.path : undefined;
	return {
		...emptyOutput(ending, options),
		provider: providerOf(state)?.id ?? null,
		kind: kindOf(state)?.id ?? null,
		sandbox: state.sandbox === 'on',
		credential: credential
			? {
					id: credential.id,
					name: credential.name,
					details: [...credential.details],
					accesses: credential.accesses.map((access) => accessOutput(access, options.reveal === true)),
				}
			: null,
		savedTo: path === undefined ? [] : [path],
		warnings: destinationWarnings(state.destination),
		...(copied !== undefined && {copied}),
		store: storeOutput(state),
		differences: [...(credential?.differences ?? [])],
		notes: [...(plan?.notes ?? [])],
		steps: plan ? stepsOf(plan, run, options) : [],
		exists: credential ? [] : [...session.planning.exists()],
		checks: credential
			? (state.checks ?? []).map((check) => proofOutput(check, session.checking.seconds(check)))
			: [],
	};
}

/** What to know of the place of the secret, each a sentence. Somebody who is asked sees it on the review. */
export function destinationWarnings({proof, offersIgnore}: State['destination']): string[] {
	if (!proof) return [];
	const exposed = `Git would commit ${proof.shown}, and the secret with it: add it to .gitignore.`;
	return [...(offersIgnore ? [exposed] : []), ...proof.warnings];
}

/** The document of a run that ended before there was a session. */
export function emptyOutput({code, problem}: Ending, {dryRun}: OutputOptions): CreateOutput {
	return {
		schemaVersion: 1,
		ok: code === 0,
		dryRun: dryRun === true,
		provider: null,
		kind: null,
		sandbox: false,
		credential: null,
		savedTo: [],
		warnings: [],
		store: null,
		differences: [],
		notes: [],
		steps: [],
		exists: [],
		checks: [],
		...(problem && {problem: told(problem)}),
		exitCode: code,
	};
}

/** The requests of a plan as they would be sent; what earlier steps make is named, for it does not exist yet. */
export function requestsOf({steps}: Plan): RequestPreview[] {
	const earlier = Object.fromEntries(
		steps.map(({id}) => {
			const ref = new Proxy({}, {get: (_, key) => `<${String(key)} of ${id}>`});
			return [id, {ref, label: `<${id}>`}];
		}),
	);
	return steps.map(({request}) => request(earlier));
}

function stepsOf(plan: Plan, run: Run | undefined, {dryRun}: OutputOptions): CreateOutput['steps'] {
	const requests = dryRun ? requestsOf(plan) : [];
	return plan.steps.map(({id, will, did}, index) => {
		const {status = 'waiting', label} = run?.steps.find((step) => step.id === id) ?? {};
		const request = requests[index];
		return {will, did, status, ...(label !== undefined && {label}), ...(request && {request: {...request}})};
	});
}

/** What a proof saw. `seconds` is how long it took. */
export function proofOutput(check: CheckState, seconds: number): CreateOutput['checks'][number] {
	const verdict = check.status === 'ended' ? check.verdict : undefined;
	const why = check.status === 'unchecked' ? check.why : 'it was skipped';
	return {
		access: check.access.label,
		end: verdict?.end ?? 'unchecked',
		sentences: [...(verdict?.sentences ?? [why])],
		stages: check.stages.map(({name, status, sentence}) => ({name, status, sentence})),
		...(verdict?.problem && {problem: told(verdict.problem)}),
		seconds,
	};
}

function accessOutput(
	access: Access,
	reveal: boolean,
): NonNullable<CreateOutput['credential']>['accesses'][number] {
	const {type, label} = access;
	const secret = reveal ? secretOf(access).reveal() : null;
	switch (type) {
		case 'kafka': {
			const {bootstrapServers, securityProtocol, mechanism, username, topic} = access;
			return {
				type,
				label,
				...(bootstrapServers !== undefined && {bootstrapServers}),
				securityProtocol,
				mechanism,
				username,
				...(topic !== undefined && {topic}),
				secret,
			};
		}
		case 'http-basic': {
			const {url, username} = access;
			return {type, label, ...(url !== undefined && {url}), username, secret};
		}
		case 'oauth-client': {
			const {clientId, tokenEndpoint} = access;
			return {type, label, clientId, ...(tokenEndpoint !== undefined && {tokenEndpoint}), secret};
		}
	}
}

function storeOutput({destination, secret}: State): CreateOutput['store'] {
	const {store: chosen, proof} = destination;
	if (!chosen) return null;
	const {store, answers} = chosen;
	return {
		id: store.id,
		place: store.place(answers),
		commands: [...(proof?.commands?.lines ?? [])],
		isSaved: secret?.receipts.some((receipt) => receipt.store === chosen && receipt.tone === 'ok') ?? false,
	};
}

function told({what, why, next}: Told) {
	return {what, ...(why !== undefined && {why}), ...(next !== undefined && {next})};
}

/** What is not seen, or obeyed, and every space other than the plain one. */
const odd = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** The document as one line. What a terminal would hide or obey is escaped; whoever parses it gets it back. */
export function jsonOf(output: unknown): string {
	const escaped = (characters: string) =>
		characters
			.split('')
			.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
			.join('');
	return JSON.stringify(output).replace(odd, escaped);
}
