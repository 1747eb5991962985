import stringWidth from 'string-width';
import {plainText} from '../screens/ui/theme.js';
import {isUnderWay} from '../wizard/check-state.js';
import {wordsOf} from '../wizard/check-words.js';
import type {World} from '../world.js';
import type {Proof} from './check-proofs.js';

/** Says what is going on while checks run. */
export type CheckTeller = {
	readonly show: (proofs: readonly Proof[]) => void;
	/** Takes back what would be in the way of other lines. */
	readonly end: () => void;
};

/**
 * On a terminal one line that is drawn anew every second, with the elapsed time; elsewhere a line for each wait that
 * begins. On standard error, so that standard output has the verdicts only.
 */
export function tellChecks(
	{stderr, env}: Pick<World, 'stderr' | 'env'>,
	now: () => number,
	unicode: boolean,
): CheckTeller {
	const isMoving = stderr.isTTY && env['TERM'] !== 'dumb';
	let proofs: readonly Proof[] = [];
	let isOver = false;
	const waits = new Set<Proof['target']>();
	const line = (proof: Proof) =>
		plainText(
			`${proof.access.label}: ${wordsOf(proof, Math.floor((now() - proof.since) / 1000), '').first}`,
			unicode,
		);
	const draw = () => {
		const text = proofs.filter(isUnderWay).map(line).join(' · ');
		stderr.write(`\r\u001b[2K${cut(text, (stderr.columns ?? 80) - 1)}`);
	};
	const timer = isMoving ? setInterval(draw, 1000) : undefined;
	timer?.unref();
	return {
		show: (next) => {
			if (isOver) return;
			proofs = [...next];
			if (isMoving) return draw();
			for (const proof of proofs) {
				if (proof.status !== 'waiting' || waits.has(proof.target)) continue;
				waits.add(proof.target);
				stderr.write(`kafkey: ${line(proof)}\n`);
			}
		},
		end: () => {
			isOver = true;
			clearInterval(timer);
			if (isMoving) stderr.write('\r\u001b[2K');
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
