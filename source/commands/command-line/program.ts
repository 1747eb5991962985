import {Command, CommanderError, Option} from 'commander';
import {packageVersion} from '../../version.js';
import type {World} from '../../world.js';
import {declareCheck} from '../check/declare.js';
import {declareCompletion} from '../completion/declare.js';
import type {WizardFlags} from '../create/flags.js';
import {declareExec} from '../exec/declare.js';
import {declareKeys, isKeysCommand} from '../keys/declare.js';
import {mayHaveProject} from '../project/may-have.js';
import {declareUse} from '../stored/declare-use.js';
import {carryFlags} from './carry-flags.js';
import {leadWithExamples} from './examples.js';
import {helpColumns} from './help-columns.js';
import {requireKeyNames} from './key-name.js';
import {hintUnder, withoutValues} from './misuse.js';
import {upTo} from './up-to.js';

const description =
	'From nothing to a working, proven Kafka credential in your .env, without losing or leaking the secret.';

const exitCodes = `
Exit codes:
  0 done · 1 failed, nothing new is left · 2 usage · 3 not known whether it exists · 4 sign-in refused
  5 something exists that is not saved, or could not be undone · 6 check: reached, but refused or not as asked
  7 check: not proved (still spreading, or not reachable from here) · 129, 130, 143 ended by a signal
  (130 also when left before anything was created)`;

/**
 * Every command with its flags, as the words of the command line ask for them; the man page is made of it, too. A command
 * that was run gives its exit code to `ended`.
 */
export async function declareProgram(
	argv: readonly string[],
	world: World,
	ended: (code: number) => void,
): Promise<Command> {
	const program = new Command('kafkey')
		.description(description)
		.addHelpText('after', exitCodes)
		.version(packageVersion(), '-V, --version')
		.enablePositionalOptions()
		.showSuggestionAfterError()
		.helpCommand(true)
		.exitOverride()
		.configureOutput({
			writeOut: (text) => world.stdout.write(text),
			writeErr: (text) => world.stderr.write(text),
			getOutHelpWidth: () => Math.min(world.stdout.columns ?? helpColumns, helpColumns),
			outputError: (text, write) => write(withoutValues(text, argv) + hint(text)),
		});
	const hint = (text: string) => hintUnder(text, argv, program.commands);
	const ask = await questionsIn([...argv, ...(await projectWords(argv, world))]);
	const create = async (options: WizardFlags) => {
		const {createCommand} = await import('../create/create.js');
		ended(await createCommand(world, options));
	};
	const [called] = argv;
	const askToCreate = isKeysCommand(called) || called === 'recover' ? unasked : ask;
	askToCreate(createOptions(wizardOptions(program))).action(create);
	askToCreate(
		createOptions(
			wizardOptions(
				program.command('create').description('make a credential (what kafkey does without a command)'),
			),
		),
	)
		.addHelpText('after', isNamed(argv) ? '' : questionsHelp)
		.action(create);
	const recover = 'what earlier runs left unfinished: delete it, keep it, or later; and rotations that wait';
	(called === 'recover' ? ask : unasked)(wizardOptions(program.command('recover').description(recover)))
		.option('--yes', 'delete what is found, signed in by flags or the environment')
		.option('--json', 'print it as JSON')
		.action(async (options) => {
			const {recoverCommand} = await import('../recover/recover.js');
			ended(await recoverCommand(world, options));
		});
	declareKeys(program, world, {called, ask}, ended);
	declareCheck(program.command('check'), upTo(86_400), async (id, flags) => {
		const {checkCommand} = await import('../check/check.js');
		ended(await checkCommand(world, flags, id));
	});
	declareExec(program.command('exec'), argv, async (flags, words) => {
		const {execCommand} = await import('../exec/exec.js');
		ended(await execCommand(world, flags, words));
	});
	declareUse(program.command('use'), async (id, flags) => {
		const {useCommand} = await import('../stored/use.js');
		ended(await useCommand(world, flags, id));
	});
	declareCompletion(program.command('completion'), async (shell) => {
		const {completionCommand} = await import('../completion/index.js');
		ended(await completionCommand(world, program, shell));
	});
	program
		.command('sandbox')
		.description('run the stand-ins for every system on this machine until Ctrl-C')
		.option('--port <number>', 'port of the control address (a free one by default)', upTo(65_535))
		.option('--topics <number>', 'topics in the largest cluster of every system', upTo(100_000), 420)
		.option('--propagation <seconds>', 'seconds until a new key is accepted', upTo(3600), 0)
		.option('--mode <name...>', 'misbehaviours to switch on; a name that is none lists them')
		.option('--json', 'print addresses and sign-ins as JSON')
		.action(async (options) => {
			const {sandboxCommand} = await import('../sandbox.js');
			ended(await sandboxCommand(world, options));
		});
	requireKeyNames(program.commands);
	leadWithExamples(program);
	carryFlags(program);
	return program;
}

/** Understands the command line and runs what it asks for; gives the exit code. Throws what the command throws. */
export async function runCommandLine(argv: readonly string[], world: World): Promise<number> {
	let code = 0;
	const program = await declareProgram(argv, world, (ended) => {
		code = ended;
	});
	try {
		await program.parseAsync([...argv], {from: 'user'});
		return code;
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		if (error.exitCode === 0) return 0;
		if (argv.includes('--json')) await printMisuse(argv, world, withoutValues(error.message, argv));
		return 2;
	}
}

function wizardOptions(command: Command): Command {
	return command
		.option('--provider <id>', 'the system that issues the credential')
		.option('--kind <id>', 'what it should issue')
		.option('--save <path>', 'file that the secret is written to; the wizard suggests .env')
		.option('--sandbox', 'use stand-ins on this machine instead of the real systems')
		.addOption(new Option('--sandbox-url <url>', 'use a sandbox that already runs'))
		.option('--base-url <url>', "address of the management API in place of the vendor's own")
		.option('--no-settings', 'neither use nor keep what earlier runs chose')
		.option('--no-color', 'no colours (NO_COLOR does the same)')
		.option('--screen-reader', 'questions and answers as plain lines (KAFKEY_SCREEN_READER=1 does the same)')
		.option('--debug', 'show the stack of an error of kafkey’s own');
}

function createOptions(command: Command): Command {
	return command
		.option('--yes', 'ask nothing, even in a terminal: every answer is a flag')
		.option('--save-to <store>', 'secret store in place of a file, such as github:repository=acme/api')
		.option('--format <id>', 'without questions: the format of the file, such as java or kubernetes')
		.option(
			'--env-prefix <name>',
			'start of the names in .env: ORDERS makes ORDERS_KAFKA_BOOTSTRAP_SERVERS, …',
		)
		.option('--copy', 'copy everything to the clipboard, too, as soon as it is saved')
		.option('--init', 'at the end write kafkey.json: what was answered, without secrets, for the team')
		.option('--no-project', 'do not follow kafkey.json in this folder')
		.option('--dry-run', 'print what would be sent; send nothing that writes')
		.option('--check', 'without questions: wait until the credential is proved (the wizard always checks)')
		.option(
			'--force',
			'replace other values in the file or store, write outside this folder, check over plain text',
		)
		.option('--json', 'print the result as one JSON document')
		.option('--reveal', 'with --json: put the secret into the document');
}

/** What makes flags of the questions of the provider and kind that the command line names. */
async function questionsIn(argv: readonly string[]): Promise<(command: Command) => Command> {
	if (!isNamed(argv)) return (command) => command;
	const {declaringNamed} = await import('../questions/declare.js');
	const [called] = argv;
	const {keysQuestions, signInQuestions} = await import('../keys/flags.js');
	if (isKeysCommand(called)) return declaringNamed(argv, keysQuestions(called));
	return declaringNamed(argv, called === 'recover' ? signInQuestions : undefined);
}

/** What the folder's project file names, as if it stood on the command line of `create`. */
async function projectWords(argv: readonly string[], {cwd}: Pick<World, 'cwd'>): Promise<readonly string[]> {
	if (!isCreate(argv) || isNamed(argv) || argv.includes('--no-project') || !mayHaveProject(cwd)) return [];
	const {wordsIn} = await import('../project/read.js');
	return wordsIn(cwd);
}

function unasked(command: Command): Command {
	return command;
}

function isNamed(argv: readonly string[]): boolean {
	return argv.some((word) => /^--provider(=|$)/.test(word));
}

const questionsHelp = `
Every question is a flag too, once its system and kind are named:
  $ kafkey create --provider ID --kind ID --help`;

function isCreate([first = '']: readonly string[]): boolean {
	return first === 'create' || first.startsWith('-');
}

/** Whoever reads JSON gets it for a misspelt flag, too. */
async function printMisuse(argv: readonly string[], world: World, what: string): Promise<void> {
	const {print} = await import('../terminal/print.js');
	const ending = {code: 2, problem: {what}};
	if (argv[0] === 'check') {
		const {jsonOf} = await import('../create/output.js');
		const {checkDocument} = await import('../check/output.js');
		await print(world.stdout, `${jsonOf(checkDocument(ending, {proofs: [], targets: undefined}))}\n`);
	} else if (isKeysCommand(argv[0])) {
		const {jsonOf} = await import('../create/output.js');
		const {emptyDocument} = await import('../keys/empty.js');
		await print(world.stdout, `${jsonOf(emptyDocument(argv[0], ending, {settings: true}))}\n`);
	} else if (isCreate(argv)) {
		const {emptyOutput, jsonOf} = await import('../create/output.js');
		await print(world.stdout, `${jsonOf(emptyOutput(ending, {}))}\n`);
	}
}
