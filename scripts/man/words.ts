/** What the man page says beside what the flags say of themselves. */
export const story: readonly string[] = [
	'In a terminal kafkey asks: which system, the sign-in, what to make, where to save it. It shows every step before it does anything, saves the secret before it shows it, and then signs in with the new credential to see that it works.',
	'Without a terminal, or with --yes, nothing is asked: every question is a flag. kafkey create --provider ID --kind ID --help lists them. No flag takes a secret as its value: it comes from a file, from standard input or from the environment.',
];

export const variables: readonly (readonly [name: string, words: string])[] = [
	[
		'KAFKEY_SCREEN_READER, INK_SCREEN_READER',
		'Set to 1: questions and answers as plain lines. TERM=dumb does the same.',
	],
	['NO_COLOR, FORCE_COLOR', 'Set to anything, or to 0: no colours.'],
	[
		'HTTPS_PROXY, HTTP_PROXY, NO_PROXY',
		'The proxy of requests to a vendor, and hosts without one. Connections to brokers take none.',
	],
	['NODE_EXTRA_CA_CERTS', 'A file with further certificate authorities, in PEM.'],
	[
		'XDG_STATE_HOME, XDG_CONFIG_HOME',
		'Where the folders below are in place of ~/.local/state and ~/.config.',
	],
];

export const files: readonly (readonly [name: string, words: string])[] = [
	['.env', 'Where the wizard suggests to write the secret; mode 600.'],
	['kafkey.json', 'What a team has answered once, without secrets. Made with --init.'],
	['~/.local/state/kafkey', 'Notes of runs that are under way, without secrets.'],
	['~/.config/kafkey/config.json', 'What was chosen last, so that it is offered first. Never a secret.'],
];
