import {Problem, sentences, told} from '../../errors.js';
import {signalCodes, type World} from '../../world.js';
import {jsonOf} from '../create/output.js';
import {print} from '../terminal/print.js';
import {showable} from '../terminal/showable.js';
import {hasUnicode, isSpoken} from '../terminal/terminal.js';
import {type CheckFlags, Misuse} from './flags.js';
import {commandAgain, linesOf, titleOf} from './lines.js';
import {type CheckEnding, checkDocument} from './output.js';
import {tellChecks} from './progress.js';
import type {Prover} from './prover.js';
import {CheckRun} from './run.js';
import {userOf} from './targets.js';

/** `kafkey check`: proves what a file holds. Returns the exit code. `prover` is another one in tests. */
export async function checkCommand(
	world: World,
	flags: CheckFlags,
	id?: string,
	prover?: Prover,
): Promise<number> {
	const now = () => performance.now();
	const teller = tellChecks(world, flags, now);
	const run = new CheckRun(world, flags, {now, onChange: teller.show, say: teller.say});
	const {signalled, ignore} = signalOf(world);
	const ending = await Promise.race([run.prove(id, prover), signalled])
		.then(endingWith, problemEnding)
		.finally(() => {
			teller.end();
			run.stop();
			ignore();
		});
	if (flags.json) await print(world.stdout, `${jsonOf(checkDocument(ending, run))}\n`);
	else if (!ending.problem)
		await print(world.stdout, `${showable(report(world, run, flags), world, flags)}\n`);
	if (ending.problem) teller.say(sentences(ending.problem));
	return ending.code;
}

/** The exit code of the first signal, until it is ignored. */
function signalOf(world: World): {readonly signalled: Promise<number>; readonly ignore: () => void} {
	const {promise, resolve} = Promise.withResolvers<number>();
	return {signalled: promise, ignore: world.onSignal((signal) => resolve(signalCodes[signal]))};
}

function endingWith(code: number): CheckEnding {
	return code >= signalCodes.SIGHUP ? {code, problem: {what: 'The check was ended.'}} : {code};
}

function problemEnding(error: unknown): CheckEnding {
	if (error instanceof Problem) return {code: error instanceof Misuse ? 2 : 1, problem: told(error)};
	throw error;
}

function report(world: World, {proofs, targets}: CheckRun, flags: CheckFlags): string {
	const look = {unicode: hasUnicode(world), spoken: isSpoken(world, flags)};
	const isSeveral = (targets?.files.length ?? 0) > 1;
	const users = new Set(proofs.map(({access}) => userOf(access)));
	const blocks = proofs.map((proof) => {
		const again = commandAgain(proof, flags, users.size > 1);
		return linesOf(proof, titleOf(proof, isSeveral), again, look).join('\n');
	});
	return [...blocks, ...(targets?.untried ?? []).map(({sentence}) => sentence)].join('\n\n');
}
