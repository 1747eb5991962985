import {Command, CommanderError} from 'commander';
import {packageVersion} from '../../version.js';
import type {World} from '../../world.js';
import {declareCheck} from '../check/declare.js';
import {declareCompletion} from '../completion/declare.js';
import {declareCreate} from '../create/declare.js';
import type {WizardFlags} from '../create/flags.js';
import {declareExec} from '../exec/declare.js';
import {declareKeys, isKeysCommand} from '../keys/declare.js';
import {mayHaveProject} from '../project/may-have.js';
import {declareRecover} from '../recover/declare.js';
import {declareSandbox} from '../sandbox/declare.js';
import {declareUse} from '../stored/declare-use.js';
import {carryFlags} from './carry-flags.js';
import {leadWithExamples} from './examples.js';
import {helpColumns} from './help-columns.js';
import {requireKeyNames} from './key-name.js';
import {requireValues} from './missing-values.js';
import {hintUnder, noCommand, withoutValues} from './misuse.js';

const description =
	'From nothing to a working, proven Kafka credential in your .env, without losing or leaking the secret.';

const exitCodes = `
Exit codes:
  0 done
  1 failed, nothing new is left
  2 usage
  3 not known whether it exists
  4 sign-in refused
  5 something exists that is not saved, or could not be undone
  6 check: reached, but refused or not as asked
  7 check: not proved (still spreading, or not reachable from here)
  129, 130, 143 ended by a signal (130 also when left before anything was
      created)`;

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
			outputError: (text, write) => write(withoutValues(text) + hint(withoutValues(text))),
		});
	const hint = (text: string) => hintUnder(text, argv, program.commands);
	const ask = await questionsIn([...argv, ...(await projectWords(argv, world))]);
	const create = async (options: WizardFlags) => {
		const {createCommand} = await import('../create/create.js');
		ended(await createCommand(world, options));
	};
	const [called] = argv;
	const askToCreate = isKeysCommand(called) || called === 'recover' ? unasked : ask;
	askToCreate(declareCreate(program)).action(create);
	askToCreate(
		declareCreate(
			program.command('create').description('make a credential (what kafkey does without a command)'),
		),
	)
		.addHelpText('after', isNamed(argv) ? '' : questionsHelp)
		.action(create);
	declareRecover(program.command('recover'), called === 'recover' ? ask : unasked, async (flags) => {
		const {recoverCommand} = await import('../recover/recover.js');
		ended(await recoverCommand(world, flags));
	});
	declareKeys(program, world, {called, ask}, ended);
	declareCheck(program.command('check'), async (id, flags) => {
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
	declareSandbox(program.command('sandbox'), async (flags) => {
		const {sandboxCommand} = await import('../sandbox/sandbox.js');
		ended(await sandboxCommand(world, flags));
	});
	requireKeyNames(program.commands);
	requireValues([program, ...program.commands]);
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
		tellHelp(program, argv);
		await program.parseAsync([...argv], {from: 'user'});
		return code;
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		if (error.exitCode === 0) return 0;
		if (argv.includes('--json')) await printMisuse(argv, world, withoutValues(error.message));
		return 2;
	}
}

/** Answers `help`: the parser gives the general one for a command that there is not. */
function tellHelp(program: Command, [first, named = 'help']: readonly string[]): void {
	if (first !== 'help') return;
	if (['help', '-h', '--help'].includes(named)) program.help();
	const command = program.commands.find((each) => each.name() === named);
	if (command) command.help();
	program.error(`error: ${noCommand}`);
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
	const {misuseDocument} = await import('./misuse-document.js');
	const document = await misuseDocument(argv, what);
	if (document === undefined) return;
	const [{print}, {jsonOf}] = await Promise.all([
		import('../terminal/print.js'),
		import('../create/output.js'),
	]);
	await print(world.stdout, `${jsonOf(document)}\n`);
}
