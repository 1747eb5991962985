import type {Screen} from './screen.js';

/** The screen with an example wherever it shows what every run makes up anew, so that its picture stays the same. */
export function steady(
	screen: Screen,
	examples: readonly (readonly [made: RegExp, example: string])[],
): Screen {
	const runs = screen.runs.map((run) => ({...run, text: examples.reduce(replaced, run.text)}));
	return {...screen, runs};
}

function replaced(text: string, [made, example]: readonly [RegExp, string]): string {
	return text.replace(made, (found) => {
		if (found.length !== example.length) throw new Error(`${example} is not as long as ${found}.`);
		return example;
	});
}
