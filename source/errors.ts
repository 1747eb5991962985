/** What a person can read and act on: what happened, why, and what to do next. Each is one plain sentence. */
export type Told = {readonly what: string; readonly why?: string; readonly next?: string};

/**
 * An error that is told to the person. Everything else that is thrown is a bug of kafkey and shows its stack
 * only with `--debug`. The sentences hold no secret and no raw server text.
 */
export class Problem extends Error implements Told {
	readonly what: string;
	readonly why?: string;
	readonly next?: string;

	constructor(told: Told) {
		super(sentences(told));
		this.name = 'Problem';
		this.what = told.what;
		if (told.why !== undefined) this.why = told.why;
		if (told.next !== undefined) this.next = told.next;
	}
}

/** The told parts as one text. */
export function sentences(told: Told): string {
	return [told.what, told.why, told.next].filter((part) => part !== undefined && part !== '').join(' ');
}

/** The sentences alone: spreading an error would lose them. */
export function told({what, why, next}: Told): Told {
	return {what, ...(why !== undefined && {why}), ...(next !== undefined && {next})};
}

/** Any thrown value as something that can be told; a bug becomes a general sentence without its details. */
export function tell(error: unknown): Told {
	if (error instanceof Problem) return error;
	return {
		what: 'kafkey met an error of its own.',
		why: error instanceof Error ? `It is a ${error.name}.` : 'Something that is not an error was thrown.',
		next: 'Run the command again with --debug to see where, and report it.',
	};
}

/** The sentence with a capital letter at its start. */
export function capital(sentence: string): string {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
