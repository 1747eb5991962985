const mark = 'made by kafkey';

/** The description of a new account, so that kafkey knows it again. One that has no room for the mark goes without. */
export function marked(about: string): string {
	const text = about === '' ? mark : `${about} · ${mark}`;
	return text.length > 128 ? about : text;
}

/** Whether kafkey made the account, as its description says. */
export function isMadeByKafkey({
	description: about,
}: {
	readonly description?: string | null | undefined;
}): boolean {
	return about?.endsWith(mark) === true;
}
