import type {Command} from 'commander';

/** What `--help` of a command begins with, by the command's name; the others declare their own. */
const examples: Readonly<Record<string, readonly string[]>> = {
	kafkey: [
		'kafkey --sandbox                    the whole wizard without an account',
		'kafkey                              choose a system, sign in, make a key,',
		'                                    save it to .env',
		'kafkey --provider ID                the same, the first question answered',
		'kafkey create --provider ID --kind ID --help',
		'                                    every question as a flag, for scripts',
		'kafkey check                        prove the key that .env here holds',
		'kafkey exec -- npm start            run one command with what .env says',
		'kafkey sandbox                      the stand-ins alone, as a server',
	],
	create: [
		'kafkey create --sandbox             the wizard, without an account',
		'kafkey create --provider ID --kind ID --help',
		'                                    every question as a flag',
		'kafkey create --provider ID --kind ID … --save .env --check --json',
		'                                    in a script',
		'kafkey create --provider ID --kind ID … --dry-run',
		'                                    what would be sent',
	],
	recover: [
		'kafkey recover                      look at what is left, and decide',
		'kafkey recover --yes --json         delete it, in a script',
	],
	list: [
		'kafkey list --sandbox               without an account',
		'kafkey list                         of every system whose sign-in is in the',
		'                                    environment',
		'kafkey list --stale                 what wants attention, and why',
		'kafkey list --provider ID --json    of one system, in a script',
	],
	show: [
		'kafkey show orders-svc              by its name, or by its id',
		'kafkey show                         the current key: kafkey use made it so',
	],
	edit: [
		'kafkey edit ID                      in a terminal: what can be changed',
		'kafkey edit ID --provider ID --description "nightly export"',
		'                                    one answer, and nothing else',
	],
	rotate: [
		'kafkey rotate ID --save .env        a new secret, or a new key, in the file',
		'                                    of the old one',
		'kafkey rotate ID --clients-moved    days later: delete the old key',
	],
	revoke: [
		'kafkey revoke ID                    after a yes',
		'kafkey revoke ID --yes --with-what-stays all',
		'                                    with what would stay behind, in a script',
	],
	sandbox: [
		'kafkey sandbox                      until Ctrl-C; another terminal uses it',
		'                                    with --sandbox-url',
		'kafkey sandbox --propagation 30     a new key is accepted after 30 seconds',
		'kafkey sandbox --mode help          which misbehaviours there are',
	],
};

/** Lets the help of the commands begin with examples. */
export function leadWithExamples(program: Command): void {
	for (const command of [program, ...program.commands]) {
		const own = examples[command.name()];
		if (own) command.addHelpText('before', `Examples:\n${own.map(exampleLine).join('\n')}\n`);
	}
}

function exampleLine(line: string): string {
	return line.startsWith(' ') ? `    ${line}` : `  $ ${line}`;
}
