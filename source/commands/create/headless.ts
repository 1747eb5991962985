import {sentences, type Told} from '../../errors.js';
import {NetworkProblem} from '../../network/problem.js';
import {safeText} from '../../network/safe-text.js';
import {endOf} from '../../wizard/check-state.js';
import {isScreenOnly} from '../../wizard/destination.js';
import {planOf} from '../../wizard/plan.js';
import {kindQuestions, providerKey, signInQuestions} from '../../wizard/questions.js';
import type {Run} from '../../wizard/run-state.js';
import {currentQuestion, screenOf} from '../../wizard/screen.js';
import type {Session} from '../../wizard/session.js';
import type {State} from '../../wizard/state.js';
import {until} from '../../wizard/until.js';
import {signalCodes, type World} from '../../world.js';
import {proofCode} from '../check/proof-code.js';
import type {GivenFlags} from '../questions/given-flags.js';
import {flagsFor} from '../questions/question-flags.js';
import {closing} from '../terminal/closing.js';
import {print} from '../terminal/print.js';
import {showable} from '../terminal/showable.js';
import {dryRunText} from './dry-run.js';
import type {WizardFlags} from './flags.js';
import {destinationWarnings, type Ending, jsonOf, outputOf} from './output.js';
import {tellProgress} from './progress.js';
import {receiptOf} from './receipt.js';

/** A run that asks nobody. */
export type Headless = {
	readonly world: Pick<World, 'stdout' | 'stderr' | 'env' | 'platform' | 'onSignal' | 'onCrash'>;
	readonly session: Session;
	readonly flags: Pick<
		WizardFlags,
		'json' | 'reveal' | 'screenReader' | 'force' | 'dryRun' | 'check' | 'copy'
	>;
	/** The flags of questions, by question id. */
	readonly said: GivenFlags['said'];
	readonly inSandbox: boolean;
	/** Whether values that would be replaced in the file are meant to be, without `--force`. */
	readonly isMeant?: () => boolean;
	/** Called when it ended; gives the document that is printed in place of `create`'s. */
	readonly concluded?: (ending: Ending) => unknown;
};

/**
 * Runs the wizard's session without anybody to ask: flags answer, the review is confirmed once the destination is
 * proved, standard error tells what happens. Standard output gets the result only. Returns the exit code.
 */
export async function runHeadless(headless: Headless): Promise<number> {
	const {world, session, flags} = headless;
	const say = (line: string) => world.stderr.write(`${showable(`kafkey: ${oneLine(line)}`, world, flags)}\n`);
	const ignore = () => undefined;
	let crash: unknown;
	let signalled: number | undefined;
	const end = (code: number) => {
		signalled ??= code;
		void session.end(code);
	};
	// Nobody may read along any more; the secret has to be saved all the same.
	world.stderr.on('error', ignore);
	const endings = [
		tellProgress(session, say),
		world.onSignal((signal) => end(signalCodes[signal])),
		world.onCrash((error) => {
			crash ??= error;
			end(1);
		}),
		() => world.stderr.off('error', ignore),
	];
	try {
		const ending = await endingOf(headless, say);
		if (crash !== undefined) {
			const receipt = receiptOf(session);
			if (receipt) world.stderr.write(`${closing(receipt, world.stderr, world, flags)}\n`);
			throw crash;
		}
		return await tellEnding(headless, {...ending, code: signalled ?? ending.code}, say);
	} finally {
		for (const stop of endings) stop();
		session.leave(0);
	}
}

type Say = (line: string) => void;

async function endingOf({session, flags, said, inSandbox, isMeant}: Headless, say: Say): Promise<Ending> {
	if (inSandbox) session.startSandbox();
	session.open();
	await until(session, isDecided);
	const {complaint, connection, destination, left} = session.state;
	if (left !== undefined) return {code: left, problem: {what: 'It was ended before anything was created.'}};
	if (complaint) return complained(session.state, complaint);
	if (connection.status === 'failed')
		return {code: signInCode(connection.problem), problem: connection.problem};
	const asked = new Set(
		[...signInQuestions(session.state), ...kindQuestions(session.state)].map(({id}) => id),
	);
	const unused = Object.entries(said).filter(([id]) => !asked.has(id));
	for (const [, {flag}] of unused) say(`${flag} was not used: its question did not come up`);
	const plan = planOf(session.state);
	if (destination.problem) return {code: 1, problem: destination.problem, ...(plan && {plan})};
	if (flags.dryRun) return {code: 0, ...(plan && {plan})};
	if (destination.consents.length > 0) {
		if (!flags.force && !isMeant?.())
			return {code: 2, problem: unforced(destination.consents), ...(plan && {plan})};
		session.placing.consent();
	}
	for (const line of destination.proof?.commands?.lines ?? []) say(`will run: ${line}`);
	for (const warning of destinationWarnings(destination)) say(`warning: ${warning}`);
	let run: Run | undefined;
	const stop = session.store.subscribe(() => {
		run = session.state.run ?? run;
	});
	session.planning.confirm();
	await Promise.race([session.planning.idle(), until(session, (state) => state.left !== undefined)]);
	stop();
	let copied: boolean | undefined;
	if (flags.copy && run?.status === 'made' && run.credential) {
		copied = await session.copying.copy(run.credential);
		say(session.state.secret?.said?.text ?? '');
	}
	const ending = {
		...endingAfter(session),
		...(plan && {plan}),
		...(run && {run}),
		...(copied !== undefined && {copied}),
	};
	return ending.code === 0 && flags.check ? {...ending, ...(await proofOf(session, flags))} : ending;
}

/** Whether the questions led to something: the review with its destination proved, or an end. */
function isDecided(state: State): boolean {
	const {left, complaint, connection, destination} = state;
	if (left !== undefined || complaint || connection.status === 'failed') return true;
	if (screenOf(state).is !== 'review') return false;
	const {checking, proof, problem} = destination;
	return isScreenOnly(destination) || (!checking && (proof ?? problem) !== undefined);
}

/** What was given does not fit, or is missing after all; a list that could not be fetched is nobody's mistake. */
export function complained(
	{listings, sandbox}: State,
	{key, sentence}: NonNullable<State['complaint']>,
): Ending {
	const isUsage = listings[key]?.problem === undefined && (key !== providerKey || sandbox === 'on');
	return {code: isUsage ? 2 : 1, problem: {what: sentence}};
}

/** A sign-in that could not be tried was not refused. */
export function signInCode(problem: Told): number {
	return problem instanceof NetworkProblem && problem.outcome !== 'refused' ? 1 : 4;
}

function unforced(consents: readonly string[]): Told {
	return {what: 'Nothing was created.', why: consents.join(' '), next: 'Add --force to allow it.'};
}

function endingAfter({state}: Session): Ending {
	const {run, setback, complaint, secret, destination} = state;
	if (!run) {
		const asked = currentQuestion(state);
		const flagged = asked && complaint && {what: `${flagsFor(asked.id, asked.field)}: ${complaint.sentence}`};
		const problem = flagged ?? setback;
		return {code: 1, ...(problem && {problem})};
	}
	if (run.status !== 'made') {
		const exists = run.status === 'left' || (run.found?.length ?? 0) > 0;
		return {code: exists ? 5 : 3, ...(run.problem && {problem: run.problem})};
	}
	if (isScreenOnly(destination) || secret?.receipts.some(({tone}) => tone === 'ok')) return {code: 0};
	const failed = secret?.receipts.find(({tone}) => tone === 'problem')?.sentence;
	const names = secret?.saving?.clashes?.map(({name}) => name).join(', ');
	return {code: 5, problem: {what: failed ?? `Not saved: ${names} got other values in the meantime.`}};
}

/** Waits for the proof; the code says what came of it. */
async function proofOf(session: Session, {force}: Pick<WizardFlags, 'force'>): Promise<Pick<Ending, 'code'>> {
	const takesYes = session.state.checks?.some((check) => check.status === 'unchecked' && check.takesYes);
	if (takesYes && force) session.checking.allowPlainText();
	await Promise.race([session.checking.idle(), until(session, ({left}) => left !== undefined)]);
	const checks = session.state.checks ?? [];
	return {code: proofCode(checks.map((check) => endOf(check) ?? 'unchecked'))};
}

/** Prints the result; returns the exit code. A secret that was to be printed and could not is not delivered. */
async function tellEnding(headless: Headless, ending: Ending, say: Say): Promise<number> {
	const {world, session, flags, concluded} = headless;
	const document = concluded?.(ending);
	const {code, problem} = ending;
	const receipt = receiptOf(session);
	if (problem) say(sentences(problem));
	for (const difference of ending.run?.credential?.differences ?? [])
		say(`other than asked for: ${difference}`);
	if (code !== 0 && receipt) world.stderr.write(`${closing(receipt, world.stderr, world, flags)}\n`);
	const text = flags.json
		? jsonOf(document ?? outputOf(session, ending, flags))
		: code !== 0
			? ''
			: flags.dryRun && ending.plan
				? dryRunText(session.state, ending.plan)
				: receipt;
	const isOnlyPrinted = flags.reveal && isScreenOnly(session.state.destination);
	const shown = text && !flags.json ? closing(text, world.stdout, world, flags) : text;
	const isOut = !shown || (await print(world.stdout, `${shown}\n`));
	if (!isOnlyPrinted) return code;
	if (isOut) session.planning.acknowledge();
	if (isOut || ending.run?.status !== 'made') return code;
	say(
		'The secret was to be printed, but nobody reads standard output; kafkey recover deletes what was made.',
	);
	return 5;
}

function oneLine(text: string): string {
	return text
		.split(/\s*\n\s*/)
		.map((line) => safeText(line, 1000))
		.join(' ');
}
