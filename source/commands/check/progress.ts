import stringWidth from 'string-width';
import {plainText} from '../../screens/ui/theme.js';
import {isUnderWay} from '../../wizard/check-state.js';
import {wordsOf} from '../../wizard/check-words.js';
import type {World} from '../../world.js';
import {hasUnicode, whyLines} from '../terminal/terminal.js';
import type {CheckFlags} from './flags.js';
import type {Proof} from './proofs.js';

/** Back to the beginning of the line, and nothing on it. */
const erased = '\r\u001b[2K';

/** Says what is going on while checks run. */
export type CheckTeller = {
	readonly show: (proofs: readonly Proof[]) => void;
	/** Says something else on a line of its own. */
	readonly say: (sentence: string) => void;
	/** Takes away what was not to stay. */
	readonly end: () => void;
};

/**
 * On a terminal one line that is drawn anew every second, with the elapsed time; elsewhere, and for screen readers, a
 * line for each wait that begins. On standard error, so that standard output has the verdicts only.
 */
export function tellChecks(
	world: Pick<World, 'stderr' | 'env' | 'platform'>,
	flags: Pick<CheckFlags, 'screenReader'>,
	now: () => number,
): CheckTeller {
	const {stderr} = world;
	const unicode = hasUnicode(world);
	const isMoving = stderr.isTTY && whyLines(world, flags) === undefined;
	let proofs: readonly Proof[] = [];
	let isOver = false;
	const waits = new Set<Proof['target']>();
	const words = (proof: Proof) =>
		plainText(wordsOf(proof, Math.floor((now() - proof.since) / 1000), '').first, unicode);
	const draw = () => {
		const labels = Map.groupBy(proofs.filter(isUnderWay), words);
		const lines = [...labels].map(
			([text, same]) => `${same.map(({access}) => access.label).join(', ')}: ${text}`,
		);
		stderr.write(`${erased}${cut(lines.join('   '), (stderr.columns ?? 80) - 1)}`);
	};
	let timer: NodeJS.Timeout | undefined;
	const say = (sentence: string) => void stderr.write(`${timer ? erased : ''}kafkey: ${sentence}\n`);
	return {
		say,
		show: (next) => {
			if (isOver) return;
			proofs = [...next];
			if (isMoving) {
				timer ??= setInterval(draw, 1000);
				return draw();
			}
			for (const proof of proofs) {
				if (proof.status !== 'waiting' || waits.has(proof.target)) continue;
				waits.add(proof.target);
				say(`${proof.access.label}: ${words(proof)}`);
			}
		},
		end: () => {
			isOver = true;
			clearInterval(timer);
		},
	};
}

function cut(text: string, columns: number): string {
	let fits = '';
	for (const character of text) {
		if (stringWidth(fits + character) > columns) return fits;
		fits += character;
	}
	return fits;
}
