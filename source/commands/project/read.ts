import {existsSync, lstatSync} from 'node:fs';
import {hostname, userInfo} from 'node:os';
import {basename, join} from 'node:path';
import {readTextFile} from '../../delivery/read-file.js';
import {Problem} from '../../errors.js';
import {entries} from '../../providers/index.js';
import type {Kind, Provider} from '../../providers/provider.js';
import {type Fault, faultsOf} from './faults.js';
import {JsonFault, type JsonText, type Place, readJson} from './json-text.js';
import {longestPackage, mentionsProject, packageFile, projectFileName} from './may-have.js';
import {type ProjectFile, type placeholders, projectSchema, startSchema} from './schema.js';

/** What a folder's project file answers. */
export type Project = {
	/** The file as it is shown. */
	readonly file: string;
	readonly provider: Provider;
	readonly kind: Kind<unknown>;
	/** Texts that answer questions, by their ids, and where each stands. */
	readonly said: Readonly<Record<string, {readonly flag: string; readonly texts: readonly string[]}>>;
	readonly save?: string;
	readonly format?: string;
	readonly variables?: NonNullable<ProjectFile['variables']>;
};

/** The project file is not as it should be; `lines` name each place. */
export class ProjectProblem extends Problem {
	readonly lines: readonly string[];

	constructor(lines: readonly string[]) {
		super({what: lines.join(' '), next: 'Mend the file, or go on without it: --no-project'});
		this.lines = lines;
	}
}

/** Bytes; nobody writes more by hand. */
const longest = 64 * 1024;

/** Nobody mends more in one go, and a screen has few lines. */
const mostFaults = 5;

/** Reads the project file of the folder; undefined where there is none. Throws a ProjectProblem. */
export async function readProject(folder: string): Promise<Project | undefined> {
	const own = join(folder, projectFileName);
	if (existsSync(own)) return projectIn(await textOf(own), projectFileName, [], folder);
	const path = join(folder, packageFile);
	if (!mentionsProject(path)) return undefined;
	return projectIn(await textOf(path, longestPackage), packageFile, ['kafkey'], folder);
}

/** The flags that name what the folder's project file is about; a name that is none where it cannot be read, which is told later. */
export async function wordsIn(folder: string): Promise<readonly string[]> {
	const project = await readProject(folder).catch(() => 'unreadable' as const);
	if (project === 'unreadable') return ['--provider='];
	return project ? ['--provider', project.provider.id, '--kind', project.kind.id] : [];
}

async function textOf(path: string, most = longest): Promise<string> {
	const file = basename(path);
	const stats = lstatSync(path);
	if (stats.isSymbolicLink())
		throw new ProjectProblem([`${file}: It is a symbolic link, which is not followed.`]);
	if (stats.isFile() && stats.size > most)
		throw new ProjectProblem([`${file}: It is larger than ${most / 1024} KiB.`]);
	return readTextFile(path);
}

/** What the text says; `root` is where in it the project stands. */
async function projectIn(
	text: string,
	file: string,
	root: readonly string[],
	folder: string,
): Promise<Project | undefined> {
	const json = parsed(text, file);
	const value = root.reduce<unknown>(
		(part, name) => (part instanceof Object ? (part as Readonly<Record<string, unknown>>)[name] : undefined),
		json.value,
	);
	if (value === undefined && root.length > 0) return undefined;
	const refuse = (faults: readonly Fault[]) => {
		const sorted = faults.toSorted(
			({place: one}, {place: other}) => one.line - other.line || one.column - other.column,
		);
		const told = sorted.slice(0, mostFaults).map(({sentence, place}) => `${at(file, place)}: ${sentence}`);
		const more = sorted.length - told.length;
		return new ProjectProblem(more === 0 ? told : [...told, `${file}: and ${more} more.`]);
	};
	const start = startSchema(entries.map(({id}) => id)).safeParse(value, {reportInput: true});
	if (!start.success) throw refuse(faultsOf(start.error.issues, json, root));
	const provider = await entries.find(({id}) => id === start.data.provider)?.load();
	const kind = provider?.kinds.find(({id}) => id === start.data.kind);
	if (!provider || !kind) {
		const known = provider?.kinds.map(({id}) => id).join(', ');
		const place = json.placeOf([...root, 'kind']);
		throw refuse([{sentence: `${provider?.name} has no such kind. It takes one of: ${known}.`, place}]);
	}
	const whole = projectSchema(provider, kind).safeParse(value, {reportInput: true});
	if (!whole.success) throw refuse(faultsOf(whole.error.issues, json, root, {provider, kind}));
	const {save, format, variables} = whole.data;
	if (variables && format !== undefined)
		throw refuse([
			{
				sentence: 'Names of variables are for .env; “format” cannot stand beside them.',
				place: json.placeOf([...root, 'variables'], 'key'),
			},
		]);
	return {
		file,
		provider,
		kind,
		said: saidIn(whole.data, folder, (part) => at(file, json.placeOf([...root, ...part]))),
		...(save !== undefined && {save}),
		...(format !== undefined && {format}),
		...(variables && {variables}),
	};
}

function parsed(text: string, file: string): JsonText {
	try {
		return readJson(text);
	} catch (error) {
		if (error instanceof JsonFault) throw new ProjectProblem([`${at(file, error.place)}: ${error.message}`]);
		throw error;
	}
}

function at(file: string, {line, column}: Place): string {
	return `${file}:${line}:${column}`;
}

function saidIn(
	{answers = {}, naming = {}}: ProjectFile,
	folder: string,
	placed: (path: readonly string[]) => string,
): Project['said'] {
	const said = (part: string, id: string, texts: readonly string[]) =>
		[id, {flag: `${placed([part, id])} (${id})`, texts}] as const;
	return Object.fromEntries([
		...Object.entries(answers).map(([id, answer]) => said('answers', id, [answer].flat())),
		...Object.entries(naming).map(([id, text]) => said('naming', id, [filledIn(text, folder)])),
	]);
}

/** Fills in what differs for each person, in the characters that names are made of. */
function filledIn(text: string, folder: string): string {
	const values = personal(folder);
	return text.replaceAll(
		/\{(\w+)\}/g,
		(whole, name) => values[name as (typeof placeholders)[number]] ?? whole,
	);
}

/** What the placeholders stand for here. */
export function personal(folder: string): Readonly<Record<(typeof placeholders)[number], string>> {
	const plain = (text: string) =>
		text
			.toLowerCase()
			.replaceAll(/[^a-z0-9]+/g, '-')
			.replaceAll(/^-+|-+$/g, '') || 'somebody';
	return {user: plain(userInfo().username), host: plain(hostname()), folder: plain(basename(folder))};
}
