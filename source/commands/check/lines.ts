import type {Stage} from '../../check/verdict.js';
import {capital} from '../../errors.js';
import {safeText} from '../../network/safe-text.js';
import type {Access} from '../../providers/access.js';
import {glyphs} from '../../screens/ui/theme.js';
import {shellWord} from '../../shell-word.js';
import {commandFor, wordsOf} from '../../wizard/check-words.js';
import type {CheckFlags} from './flags.js';
import type {Proof} from './proofs.js';
import {userOf} from './targets.js';

const ends: Readonly<Record<Stage['status'], 'ok' | 'danger' | 'note'>> = {
	ok: 'ok',
	failed: 'danger',
	unknown: 'note',
};

/** Whose access to what: `Kafka · orders-svc · broker.example:9092`. */
export function titleOf({access, target}: Proof, severalFiles: boolean): string {
	const parts = [access.label, safeText(userOf(access)), addressOf(access), severalFiles ? target.file : ''];
	return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Where an access leads, without what an address could hide. */
export function addressOf(access: Access): string | undefined {
	if (access.type === 'kafka') return access.bootstrapServers;
	if (access.type === 'oauth-client' || access.url === undefined) return undefined;
	return URL.canParse(access.url) ? new URL(access.url).host : undefined;
}

/** What came of one access: a title, a line for every stage, and the verdict, which ends with the command to run where it helps. */
export function linesOf(
	proof: Proof,
	title: string,
	again: string,
	{unicode, spoken}: {readonly unicode: boolean; readonly spoken: boolean},
): readonly string[] {
	const signs = glyphs(unicode);
	const words = wordsOf(proof, secondsOf(proof), again);
	const width = Math.max(0, ...proof.stages.map(({name}) => name.length));
	const sign = words.mark === 'works' ? signs.ok : words.mark === 'unchecked' ? signs.note : signs.danger;
	const problem = proof.status === 'ended' ? proof.verdict.problem : undefined;
	const next = problem?.next;
	const more = [
		...(problem?.why === undefined ? [] : [problem.why]),
		...words.more,
		...(next === undefined || words.more.includes(next) ? [] : [next]),
		...proof.target.notes,
		...hintsFor(proof),
		...(words.command === undefined ? [] : [words.command]),
	];
	if (spoken) {
		const stages = proof.stages.map(({name, status, sentence}) => {
			return `${name}${status === 'ok' ? '' : `, ${status}`}: ${sentence}`;
		});
		return [title, ...stages, capital(words.first), ...more];
	}
	return [
		title,
		...proof.stages.map(
			({name, status, sentence}) => `  ${signs[ends[status]]} ${name.padEnd(width)}  ${sentence}`,
		),
		`${sign} ${words.first}`,
		...more.map((text) => `  ${text}`),
	];
}

/** Rights are seen of what is named only. */
function hintsFor({access, stages}: Proof): readonly string[] {
	const isSignedIn = stages.some(({name, status}) => name === 'sign-in' && status === 'ok');
	const isNamed = access.type === 'kafka' && (access.topic ?? access.group ?? access.rights) !== undefined;
	if (access.type !== 'kafka' || !isSignedIn || isNamed) return [];
	return ['What it may do is shown of the topic or the group that you name: --topic NAME, --group NAME'];
}

/** Seconds that the check took. */
export function secondsOf({took = 0}: Proof): number {
	return Math.max(0, Math.floor(took / 1000));
}

/** The same check as a command that can be typed elsewhere. */
export function commandAgain({target, access}: Proof, flags: CheckFlags, isOneOfSeveral: boolean): string {
	const words = [
		...(isOneOfSeveral && target.key === undefined ? [userOf(access)] : []),
		...(flags.topic === undefined ? [] : ['--topic', flags.topic]),
		...(flags.group === undefined ? [] : ['--group', flags.group]),
		...(flags.may === undefined ? [] : ['--may', flags.may.join(',').toLowerCase()]),
		...(flags.caFile === undefined ? [] : ['--ca-file', flags.caFile]),
	];
	const {baseUrl, sandboxUrl} = flags;
	const command = commandFor({id: target.key, file: target.file, baseUrl, sandboxUrl});
	return [command, ...words.map(shellWord)].join(' ');
}
