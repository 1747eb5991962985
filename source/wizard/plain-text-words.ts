import type {State} from './state.js';

/** What takes a typed yes before a password is sent without TLS to another machine. */
export function plainTextQuestion({checks = []}: State): {label: string; hosts: string; why: string} {
	const hosts = checks
		.flatMap((check) =>
			check.status === 'unchecked' && check.takesYes && check.access.type === 'kafka'
				? [check.access.bootstrapServers]
				: [],
		)
		.join(', ');
	return {
		label: 'Send the password without encryption?',
		hosts,
		why: `${hosts} is reached without TLS. Whoever can read the network in between can read the password.`,
	};
}

/** Whether a check waits for that yes. */
export function takesPlainTextYes({checks = []}: State): boolean {
	return checks.some((check) => check.status === 'unchecked' && check.takesYes);
}
