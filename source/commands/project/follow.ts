import {createInterface} from 'node:readline/promises';
import type {Renaming} from '../../delivery/variables.js';
import {Problem, type Told} from '../../errors.js';
import {safeText} from '../../network/safe-text.js';
import {signalCodes, type World} from '../../world.js';
import type {WizardFlags} from '../create/flags.js';
import {inSandbox} from '../create/initial-state.js';
import type {GivenFlags} from '../questions/given-flags.js';
import {whyLines} from '../terminal/terminal.js';
import {type Project, ProjectProblem, readProject} from './read.js';

/** What a run goes by: its flags, and under them what the project file says. */
export type Followed = {
	readonly flags: WizardFlags;
	readonly said: GivenFlags['said'];
	readonly variables?: Renaming;
};

/** The run does not start: the person left, or the file is not as it should be. */
export type NotFollowed = {readonly code: number; readonly problem: Told};

/**
 * Reads the project file of the folder, shows what it says, and follows it: in a terminal after Enter, else at once. What
 * flags say goes before it. `why` is why nothing can be asked.
 */
export async function followProject(
	world: World,
	flags: WizardFlags,
	why: string | undefined,
): Promise<Followed | NotFollowed> {
	const alone = {flags, said: {}};
	const say = (line: string) => void world.stderr.write(`kafkey: ${line}\n`);
	try {
		const project = await readProject(world.cwd);
		if (!project) return alone;
		const {provider, kind, file} = project;
		const isOther = (flags.provider ?? provider.id) !== provider.id || (flags.kind ?? kind.id) !== kind.id;
		if (isOther) {
			say(`${file} is about another kind (${provider.id}, ${kind.id}) and was not followed`);
			return alone;
		}
		if (why === undefined) {
			const answer = await askToFollow(world, flags, project);
			if (answer === 'leave') return {code: signalCodes.SIGINT, problem: {what: 'Nothing was created.'}};
			if (answer === 'no') return alone;
		} else for (const line of linesOf(project, flags)) say(line);
		return followed(flags, project, why);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		for (const line of error instanceof ProjectProblem ? error.lines : [error.what]) say(line);
		if (error.next !== undefined) say(error.next);
		return {code: 2, problem: error};
	}
}

function followed(flags: WizardFlags, project: Project, why: string | undefined): Followed {
	const {provider, kind, said, save, format, variables} = project;
	const place = isElsewhere(flags) ? {} : {...(save && {save}), ...(why && format && {format})};
	return {
		flags: {...place, ...flags, provider: provider.id, kind: kind.id},
		said,
		...(variables && {variables}),
	};
}

/** Whether the secret goes elsewhere than the file says. The stand-ins have a file of their own: a demo touches no real one. */
function isElsewhere(flags: WizardFlags): boolean {
	return inSandbox(flags) || flags.saveTo !== undefined;
}

/** What the file says, before it is followed. */
function linesOf(
	{file, provider, kind, said, save, format, variables}: Project,
	flags: WizardFlags,
): string[] {
	const place = isElsewhere(flags) ? undefined : (flags.save ?? save);
	const rows = [
		['kind', `${kind.name} at ${provider.name}`],
		...Object.entries(said).map(([id, {texts}]) => [id, texts.join(', ')]),
		...(place ? [['saved to', format ? `${place} (${format})` : place]] : []),
		...(variables?.prefix ? [['variables', `${variables.prefix}_…`]] : []),
		...Object.entries(variables?.names ?? {}).map(([name, own]) => [name, own]),
	];
	const width = Math.max(...rows.map(([label = '']) => label.length));
	return [
		`${file} in this folder answers:`,
		...rows.map(([label = '', value = '']) => `  ${label.padEnd(width)}  ${safeText(value, 200)}`),
	];
}

/** Enter alone follows it. */
async function askToFollow(
	world: World,
	flags: WizardFlags,
	project: Project,
): Promise<'yes' | 'no' | 'leave'> {
	const {stdin, stderr} = world;
	const asking = createInterface({input: stdin, output: stderr, terminal: true});
	const left = new Promise<'leave'>((resolve) => {
		asking.once('SIGINT', () => resolve('leave'));
		asking.once('close', () => resolve('leave'));
	});
	const question = `${linesOf(project, flags).join('\n')}\nEnter: go on with that · n: ask me everything · Ctrl-C: leave `;
	try {
		const answer = await Promise.race([asking.question(question), left]);
		if (answer === 'leave') stderr.write('\n');
		return answer === 'leave' ? 'leave' : answer.trim().toLowerCase().startsWith('n') ? 'no' : 'yes';
	} finally {
		asking.close();
		// As it was before: keys typed until the first screen would be echoed.
		if (whyLines(world, flags) === undefined) stdin.setRawMode(true);
	}
}
