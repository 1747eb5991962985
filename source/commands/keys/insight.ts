import {sentences, tell, told} from '../../errors.js';
import {insightFields, lookDeeper} from '../../keys/insight.js';
import type {Key} from '../../keys/key.js';
import type {Behind} from '../../providers/life.js';
import {answersFromEnvironment} from '../questions/environment.js';
import {flagsFor} from '../questions/question-flags.js';
import {answersFor} from './answering.js';
import {Stop} from './flags.js';
import type {KeysRun} from './run.js';
import {staysOf} from './show.js';

/**
 * What stays behind, with what a further way in shows of it where flags or the environment name one. Throws a Stop for
 * flags that show nothing; variables that do not are told.
 */
export async function allThatStays(run: KeysRun, key: Key): ReturnType<typeof staysOf> {
	const {provider, account, kind} = key.source;
	const {said} = run.prepared;
	const flags = provider.kinds
		.flatMap(({life}) => Object.keys(life?.insight?.fields ?? {}))
		.flatMap((id) => said[id]?.flag ?? []);
	const ids = Object.keys(kind.life?.insight?.fields ?? {});
	const {details} = run.inSandbox ? {} : answersFromEnvironment([provider], run.world);
	const known = Object.fromEntries(
		ids.map((id) => [id, details?.[`${provider.id}/${kind.id}/${id}`]?.answer] as const),
	);
	const isNamed = flags.length > 0 || Object.values(known).some((answer) => answer !== undefined);
	if (!isNamed) return staysOf(key, run.signal);
	try {
		const fields = await insightFields(key, run.signal);
		if (Object.keys(fields).length > 0) {
			const answers = await answersFor({provider, account, kind, fields, known}, run.answering);
			return {behind: await lookDeeper(key, answers, run.signal)};
		}
		if (flags.length > 0) throw new Stop(2, {what: `${flags.join(', ')}: of no use for this key.`});
	} catch (error) {
		run.signal.throwIfAborted();
		const problem = tell(error);
		if (flags.length > 0)
			throw new Stop(error instanceof Stop ? error.code : 1, {
				...told(problem),
				what: `Nothing was deleted. ${problem.what}`,
			});
		run.say(sentences(problem));
	}
	return staysOf(key, run.signal);
}

/** The flag that shows what stands behind this; undefined where nothing does. */
export function flagShowing({source: {kind}}: Key, {unseen}: Behind): string | undefined {
	const [first] = Object.entries(kind.life?.insight?.fields ?? {});
	return unseen && first && flagsFor(...first);
}
