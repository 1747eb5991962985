import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {resolvePath, shortPath} from '../../delivery/path-rules.js';
import {type FileAccesses, type FoundAccess, readAccesses} from '../../delivery/read-accesses.js';
import {readAuthority} from '../../delivery/read-file.js';
import {Problem, sentences, tell} from '../../errors.js';
import {safeText} from '../../network/safe-text.js';
import type {Access, AccessForm} from '../../providers/access.js';
import type {Provider} from '../../providers/provider.js';
import type {World} from '../../world.js';
import {notInFile, placeWords, storedAccesses, storedFor} from '../stored/current.js';
import {envFilesIn} from './env-files.js';
import {type CheckFlags, Misuse, rightsFor} from './flags.js';

/** A way in of one provider. */
export type ProviderForm = AccessForm & {readonly provider: Provider};

/** An access of a file, as it is to be checked. */
export type Target = FoundAccess<ProviderForm> & {
	/** The file as it is shown. */
	readonly file: string;
	/** The id of the stored key that it belongs to. */
	readonly key?: string;
};

/** What is to be checked; `untried` are sentences on what is not, and whether that may be as it should. */
export type Targets = {
	/** Files that were looked through, as they are shown. */
	readonly files: readonly string[];
	readonly targets: readonly Target[];
	readonly untried: FileAccesses<unknown>['untried'];
	/** The id of the stored key that it is. */
	readonly key?: string;
};

/**
 * Finds the accesses to check: of the named file, else of the stored key that is meant, else of `.env` or `.env.local` in the working folder, else, to find
 * one by its user name or id, of every `.env*` there. Throws a Problem where there is none.
 */
export async function targetsOf(
	world: World,
	providers: readonly Provider[],
	flags: CheckFlags,
	id: string | undefined,
): Promise<Targets> {
	const forms = providers.flatMap((provider) => (provider.forms ?? []).map((form) => ({...form, provider})));
	const {cwd} = world;
	const stored = flags.envFile === undefined ? storedFor(world, id) : undefined;
	const authority =
		flags.caFile === undefined ? undefined : await readAuthority(resolvePath(flags.caFile, cwd), cwd);
	const change = (target: Target) => ({...target, access: adjusted(target.access, flags, authority)});
	if (stored) {
		const file = placeWords(stored, cwd);
		const {found} = await storedAccesses(world, stored, forms);
		const own = found.filter(({access}) => userOf(access) === stored.user);
		if (own.length === 0) throw notInFile(stored, cwd);
		return {
			files: [file],
			targets: own.map((each) => change({...each, file, key: stored.id})),
			untried: [],
			key: stored.id,
		};
	}
	const paths = pathsFor(cwd, flags, id);
	const files = paths.map((path) => shortPath(path, cwd));
	const read: FileAccesses<ProviderForm>[] = [];
	const untried: Targets['untried'][number][] = [];
	for (const path of paths) {
		try {
			read.push(await readAccesses(path, forms));
		} catch (error) {
			if (paths.length === 1) throw error;
			untried.push({sentence: sentences(tell(error)), isOpen: true});
		}
	}
	const all = read.flatMap(({path, found}) => found.map((each) => ({...each, file: shortPath(path, cwd)})));
	if (id === undefined) {
		untried.push(...read.flatMap((file) => file.untried));
		if (all.length === 0) throw nothingIn(files, untried);
		return {files, targets: all.map(change), untried};
	}
	const targets = all.filter(({access}) => userOf(access) === id);
	if (targets.length > 0) return {files, targets: targets.map(change), untried};
	if (existsSync(resolvePath(id, cwd)))
		throw new Misuse({
			what: `${shortPath(resolvePath(id, cwd), cwd)} is a file, and stands where the name of a key would.`,
			next: 'Name it with --file.',
		});
	throw new Misuse({
		what: `No access in ${files.join(', ')} has that user name, client id or key.`,
		why:
			all.length === 0
				? sentences(
						nothingIn(
							files,
							read.flatMap((file) => file.untried),
						),
					)
				: `There are: ${[...new Set(all.map(({access, file}) => `${safeText(userOf(access))} (${file})`))].join(', ')}.`,
		next: 'Name one of these, or another file with --file.',
	});
}

/** The user name, client id or key of an access. */
export function userOf(access: Access): string {
	return access.type === 'oauth-client' ? access.clientId : access.username;
}

function pathsFor(cwd: string, {envFile}: CheckFlags, id: string | undefined): readonly string[] {
	if (envFile !== undefined) return [resolvePath(envFile, cwd)];
	const usual = ['.env', '.env.local'].filter((name) => existsSync(join(cwd, name)));
	const names = id === undefined ? usual.slice(0, 1) : envFilesIn(cwd);
	if (names.length > 0) return names.map((name) => join(cwd, name));
	throw new Problem({
		what: 'There is no .env and no .env.local in this folder.',
		next: 'Name the file: kafkey check --file PATH',
	});
}

function nothingIn(files: readonly string[], untried: Targets['untried']): Problem {
	const [first] = untried;
	return new Problem({
		what: `${files.join(', ')} ${files.length === 1 ? 'holds' : 'hold'} nothing that can be checked.`,
		...(first && {why: untried.map(({sentence}) => sentence).join(' ')}),
		next: first
			? 'Put in what is missing, or name another file with --file.'
			: 'Look for names such as KAFKA_BOOTSTRAP_SERVERS, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD, or name another file with --file.',
	});
}

/** The access with what the flags say besides. */
function adjusted(
	access: Access,
	flags: CheckFlags,
	authority: {readonly path: string; readonly pem: string} | undefined,
): Access {
	const wait = flags.timeout ?? 300;
	const spreading = flags.wait && {
		said: `a new credential may be refused at first; kafkey waits ${wait} s at most`,
		every: 5,
		atMost: wait,
	};
	const shared = spreading ? {spreading} : {};
	if (access.type !== 'kafka') return {...access, ...shared};
	const topic = flags.topic ?? access.topic;
	const group = flags.group ?? access.group;
	const rights = rightsFor(flags, topic, group);
	if (flags.may && !rights)
		throw new Misuse({
			what: '--may needs a topic.',
			why: 'The file names none.',
			next: 'Add --topic NAME.',
		});
	return {
		...access,
		...shared,
		...(topic !== undefined && !topic.endsWith('*') && {topic}),
		...(group !== undefined && !group.endsWith('*') && {group}),
		...(rights && {rights}),
		...(authority && {authority}),
	};
}
