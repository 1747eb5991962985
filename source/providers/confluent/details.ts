import type {Detail} from '../provider.js';

/** The details that are known, in order. */
export function known(all: readonly (readonly [string, string | null | undefined])[]): Detail[] {
	return all.flatMap(([label, value]) => (value ? [{label, value}] : []));
}

/** RFC 3339 with microseconds as ISO 8601; what is no time stays as it came. */
export function time(text: string | null | undefined): string | null | undefined {
	if (!text || Number.isNaN(Date.parse(text))) return text;
	return new Date(text).toISOString();
}
