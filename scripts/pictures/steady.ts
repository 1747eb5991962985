import type {Screen} from './screen.js';

/** What every run makes up anew, and the equally long example that stands for it; `each`: for each value one of its own. */
export type Example = readonly [made: RegExp, example: string, each?: 'each'];

/**
 * What gives the screens of one run an example wherever they show what every run makes up anew, so that their pictures
 * stay the same.
 */
export function steadying(examples: readonly Example[]): (screen: Screen) => Screen {
	const seen = examples.map(() => new Map<string, string>());
	const replaced = (text: string) =>
		examples.reduce((changed, [made, example, each], index) => {
			const known = seen[index] ?? new Map<string, string>();
			return changed.replace(made, (found) => {
				const stands = known.get(found) ?? (each ? another(example, known.size) : example);
				if (found.length !== stands.length) throw new Error(`${example} is not as long as ${found}.`);
				known.set(found, stands);
				return stands;
			});
		}, text);
	return (screen) => ({...screen, runs: screen.runs.map((run) => ({...run, text: replaced(run.text)}))});
}

/** The example with every letter and digit moved on; itself for 0. */
function another(example: string, number: number): string {
	const moved = (sign: string, from: string, count: number, place: number) =>
		String.fromCharCode(
			from.charCodeAt(0) + ((sign.charCodeAt(0) - from.charCodeAt(0) + number * (2 * place + 3)) % count),
		);
	return example
		.replace(/[A-Z]/g, (sign, place: number) => moved(sign, 'A', 26, place))
		.replace(/[a-z]/g, (sign, place: number) => moved(sign, 'a', 26, place))
		.replace(/\d/g, (sign, place: number) => moved(sign, '0', 10, place));
}
