/** Whether the text is a moment as ISO 8601 writes it, with its zone. */
export function isTime(text: string): boolean {
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text);
}

/** `2026-05-04 10:22 UTC`; what is no moment stays as it is. */
export function readableTime(text: string): string {
	const time = isTime(text) ? Date.parse(text) : Number.NaN;
	if (Number.isNaN(time)) return text;
	return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
