const day = 86_400_000;

/** How old something is: `5 min`, `3 h`, `214 d`. Empty for a time that cannot be read. */
export function ageOf(iso: string, now: Date): string {
	const age = now.getTime() - Date.parse(iso);
	if (Number.isNaN(age)) return '';
	if (age < 3_600_000) return `${Math.max(0, Math.floor(age / 60_000))} min`;
	return age < day ? `${Math.floor(age / 3_600_000)} h` : `${Math.floor(age / day)} d`;
}

/** Whole days from then to now; negative for a time that is to come. Undefined for a time that cannot be read. */
export function daysSince(iso: string | undefined, now: Date): number | undefined {
	const days = Math.floor((now.getTime() - Date.parse(iso ?? '')) / day);
	return Number.isNaN(days) ? undefined : days;
}
