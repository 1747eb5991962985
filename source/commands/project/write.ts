import {existsSync} from 'node:fs';
import {lstat} from 'node:fs/promises';
import {isAbsolute, join, relative} from 'node:path';
import {fileProblem} from '../../delivery/file-problem.js';
import {isInside} from '../../delivery/path-rules.js';
import {readTextFile} from '../../delivery/read-file.js';
import {writeSafely} from '../../delivery/safe-file.js';
import {inspectTarget} from '../../delivery/target.js';
import type {Renaming} from '../../delivery/variables.js';
import {Problem, sentences} from '../../errors.js';
import {type Answer, type Field, plainOf, rowsOf, valuesOf} from '../../providers/field.js';
import {kindOf, kindQuestions, providerOf} from '../../wizard/questions.js';
import type {Session} from '../../wizard/session.js';
import {isAnswerable} from './answers-schema.js';
import {projectFileName} from './may-have.js';
import {personal} from './read.js';
import type {ProjectFile} from './schema.js';

/** Where and how the project file is written. */
export type Writing = {
	readonly folder: string;
	/** Another file of that name may be replaced. */
	readonly force?: boolean | undefined;
	readonly format?: string | undefined;
	readonly variables?: Renaming | undefined;
};

/** Writes what this run answered as the folder's project file. Gives the sentence that says what came of it. */
export async function writeProject(session: Session, writing: Writing): Promise<string> {
	const path = join(writing.folder, projectFileName);
	if (session.state.sandbox === 'on')
		return `${projectFileName} was not written: what the stand-ins have is of use to nobody else.`;
	const file = projectOf(session, writing);
	if (!file) return `${projectFileName} was not written: nothing was made.`;
	const text = `${JSON.stringify(file, undefined, '\t')}\n`;
	try {
		const existing = await inspectTarget(path, {lstat});
		if (existing && (await readTextFile(path)) === text) return `${projectFileName} says that already.`;
		if (existing && !writing.force)
			return `${projectFileName} was not written: there is another one. --force replaces it.`;
		await writeSafely(path, Buffer.from(text), {mode: 0o644});
		return `${projectFileName} was written; it holds no secret, so commit it.`;
	} catch (error) {
		return sentences(error instanceof Problem ? error : fileProblem(error, path));
	}
}

/** The published schema, where kafkey is a dependency of the project. */
const schemaFile = './node_modules/kafkey/schemas/kafkey.schema.json';

/** What this run answered, without secrets and addresses. */
function projectOf({state, placing}: Session, writing: Writing): ProjectFile | undefined {
	const [provider, kind] = [providerOf(state), kindOf(state)];
	if (!provider || !kind || state.run?.status !== 'made') return undefined;
	const {folder, format, variables} = writing;
	const texts = kindQuestions(state).flatMap(({id, key, field}) => {
		const text = isAnswerable(field) ? textOf(field, state.answers[key]) : undefined;
		return text === undefined || text.length === 0 ? [] : [[id, text, field] as const];
	});
	const {user} = personal(folder);
	const isOwn = (text: string | readonly string[], field: Field): text is string =>
		field.kind === 'text' && typeof text === 'string' && user.length > 2 && text.includes(user);
	const answers = texts.filter(([, text, field]) => !isOwn(text, field)).map(([id, text]) => [id, text]);
	const naming = texts.flatMap(([id, text, field]) =>
		isOwn(text, field) ? [[id, text.replaceAll(user, '{user}')] as const] : [],
	);
	const saved = placing.path;
	const save = saved !== undefined && isInside(saved, folder) ? relative(folder, saved) : undefined;
	return {
		...(existsSync(join(folder, schemaFile)) && {$schema: schemaFile}),
		provider: provider.id,
		kind: kind.id,
		answers: Object.fromEntries(answers),
		...(naming.length > 0 && {naming: Object.fromEntries(naming)}),
		...(save !== undefined && !isAbsolute(save) && {save}),
		...(format !== undefined && {format}),
		...(variables && {variables}),
	};
}

/** An answer as its flag takes it. */
function textOf(field: Field, answer: Answer | undefined): string | readonly string[] | undefined {
	if (field.kind === 'many') return valuesOf(answer);
	return field.kind === 'rows' ? rowsOf(answer).map(field.format) : plainOf(answer);
}
