import {keys, Program, type Start} from './program.js';

/** Milliseconds of several runs. */
export type Samples = readonly number[];

/** One way to measure a program: gives a time, or bytes. */
export type Measure = () => Promise<number>;

const settling = 80;

/** How long until the text is there. */
export function untilShown(start: Start, text: string): Measure {
	return () => during(start, (program) => program.shows(text));
}

/** How long until the program has ended by itself. */
export function untilEnd(start: Start): Measure {
	return async () => new Program(start).exited;
}

/** How long a key takes that is pressed in the same moment as the list is there; `marked` is what the key marks. */
export function firstKey(start: Start, text: string, marked: string | RegExp): Measure {
	return () =>
		during(start, async (program) => {
			await program.shows(text);
			return program.press(keys.down, marked);
		});
}

/** The median of ten keys in a program that is quiet before each. `reach` leads to the list. */
export function settledKey(
	start: Start,
	reach: (program: Program) => Promise<unknown>,
	pressed: readonly string[] = Array.from({length: 10}, (_, index) => (index % 4 < 2 ? keys.down : keys.up)),
): Measure {
	return () =>
		during(start, async (program) => {
			await reach(program);
			const times: number[] = [];
			for (const key of pressed) {
				await program.settled(settling);
				times.push(await program.press(key));
			}
			return median(times);
		});
}

/** Peak memory once the screen that `reach` leads to is quiet. */
export function peakMemory(start: Start, reach: (program: Program) => Promise<unknown>): Measure {
	return () =>
		during(start, async (program) => {
			await reach(program);
			await program.settled(300);
			return program.peak;
		});
}

/** Takes each measure once to warm up and then so many times, in turns, so that a busy moment hits all alike. */
export async function inTurns<Name extends string>(
	measures: Readonly<Record<Name, Measure>>,
	times: number,
): Promise<Record<Name, number[]>> {
	const names = Object.keys(measures) as Name[];
	const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
	for (let turn = 0; turn <= times; turn++) {
		for (const name of names) {
			const value = await measures[name]();
			if (turn > 0) samples[name].push(value);
		}
	}
	return samples;
}

/** The median of the samples' ratios, turn by turn. */
export function ratio(samples: Samples, to: Samples): number {
	return median(samples.map((sample, turn) => sample / (to[turn] ?? Number.NaN)));
}

export function median(values: Samples): number {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length / 2;
	return ((sorted[Math.ceil(middle - 1)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

async function during<Value>(start: Start, work: (program: Program) => Promise<Value>): Promise<Value> {
	const program = new Program(start);
	try {
		return await work(program);
	} finally {
		await program.kill();
	}
}
