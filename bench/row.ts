import {ratio, type Samples} from './measures.js';
import type {Setup} from './setup.js';

/** One line of the table: what was measured, in the unit, and how it compares. `most` is the goal. */
export type Row = {
	readonly what: string;
	readonly unit: 'ms' | 'MB' | '';
	readonly samples: Samples;
	/** `3.6 × hello`: how many times, and of what. */
	readonly value: number;
	readonly of: string;
	readonly most?: number;
};

/** A group of rows that are measured in one go, so that it can be measured again. */
export type Group = (setup: Setup) => Promise<readonly Row[]>;

/** A row of milliseconds, compared turn by turn. */
export function row(what: string, samples: Samples, to: Samples, of: string, most?: number): Row {
	return {what, unit: 'ms', samples, value: ratio(samples, to), of, ...(most !== undefined && {most})};
}

/** A row of bytes, which are shown as MB. */
export function memoryRow(what: string, samples: Samples, to: Samples, most?: number): Row {
	return {...row(what, samples, to, 'hello', most), unit: 'MB', samples: samples.map((bytes) => bytes / 1e6)};
}
