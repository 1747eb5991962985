import type {Mode} from '../modes.js';
import type {Gate} from './sasl.js';

/** Who may come in with a right password. The modes concern only users that were made during the run. */
export function gateFor(modes: ReadonlySet<Mode>): Gate {
	const startedAt = Date.now();
	const entries = new Map<string, number>();
	return (user) => {
		if (user.usableFrom < startedAt) return user;
		if (modes.has('kafka-refuse')) return undefined;
		const entry = (entries.get(user.name) ?? 0) + 1;
		entries.set(user.name, entry);
		if (modes.has('kafka-flap') && entry === 2) return undefined;
		return modes.has('kafka-denied') ? {...user, may: () => false} : user;
	};
}
