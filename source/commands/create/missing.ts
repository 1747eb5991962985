import type {Told} from '../../errors.js';
import type {ProviderEntry} from '../../providers/entry.js';
import type {Provider} from '../../providers/provider.js';
import {type Asking, flagsFor, inWords} from '../questions/question-flags.js';
import {type Given, type Surveyed, survey} from '../questions/survey.js';
import type {WizardFlags} from './flags.js';

/** What a run without questions has to go by. */
export type Lacking = {
	readonly entries: readonly ProviderEntry[];
	/** The provider that a flag names. */
	readonly provider: Provider | undefined;
	readonly flags: WizardFlags;
	readonly questions: Asking;
	/** What was given to a question of the sign-in, or of the kind, by its id. */
	readonly signIn: (id: string) => Given | undefined;
	readonly details: (id: string) => Given | undefined;
	/** Why nothing can be asked: `Standard input is not a terminal`. */
	readonly why: string;
	/** The stand-ins come with their sign-ins. */
	readonly inSandbox: boolean;
};

/** What keeps a run without questions from starting: the text to print, and the same told. */
export type Lack = {readonly text: string; readonly told: Told};

/** Everything that is missing, of no use, or wrong, all at once; undefined when the run can start. */
export function lackOf(lacking: Lacking): Lack | undefined {
	const {questions, inSandbox, why} = lacking;
	const asked = [
		...(inSandbox ? [] : survey(questions.signIn, lacking.signIn)),
		...survey(questions.details, lacking.details),
	];
	const missing = asked.filter(({isMissing}) => isMissing);
	const rows = [...startRows(lacking), ...missing.map(questionRow), ...destinationRows(lacking)];
	// What may turn out not to apply keeps nothing from starting.
	const isShort = rows.length > missing.length || missing.some(({applies}) => applies === 'yes');
	const wrong = asked.filter(({problem, applies}) => problem !== undefined && applies === 'yes');
	const idle = asked.filter(({applies, flag}) => applies === 'no' && flag !== undefined);
	if (!isShort && wrong.length + idle.length === 0) return undefined;
	const parts: readonly (readonly [title: string, rows: readonly Row[]])[] = [
		['Missing', isShort ? rows : []],
		['Not possible', wrong.map(({flag = '', problem = ''}) => [flag, problem])],
		['Of no use with the other answers', idle.map(({flag = '', field}) => [flag, field.name])],
	];
	const told = parts.filter(([, of]) => of.length > 0);
	const next = 'The same command with --help explains every flag; in a terminal, kafkey asks for them.';
	return {
		text: [`kafkey: ${why}, so nothing can be asked. ${told.map(partText).join('\n')}`, next].join('\n'),
		told: {
			what: `${why}, so nothing can be asked.`,
			why: told
				.map(([title, of]) => `${title}: ${of.map(([flag, text]) => `${flag} (${text})`).join('; ')}.`)
				.join(' '),
			next,
		},
	};
}

type Row = readonly [flag: string, text: string];

function partText([title, rows]: readonly [string, readonly Row[]]): string {
	const width = Math.min(34, Math.max(20, ...rows.map(([flag]) => flag.length)));
	return [`${title}:`, ...rows.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`)].join('\n');
}

function startRows({entries, provider, flags}: Lacking): Row[] {
	if (!provider) {
		return [
			['--provider', entries.map(({id}) => id).join(', ')],
			...(flags.kind === undefined ? [['--kind', 'what it should issue'] as const] : []),
		];
	}
	const kinds = provider.kinds.map(({id}) => id);
	return flags.kind === undefined && kinds.length > 1 ? [['--kind', kinds.join(', ')]] : [];
}

function destinationRows({flags: {save, saveTo, json, reveal, dryRun}}: Lacking): Row[] {
	if (save !== undefined || saveTo !== undefined || dryRun || (json && reveal)) return [];
	return [
		['--save', 'file that the secret is written to; or --save-to, or --json --reveal for standard output'],
	];
}

/** A question that is missing, in words. */
function questionRow({id, field, applies}: Pick<Surveyed, 'id' | 'field' | 'applies'>): Row {
	return [flagsFor(id, field), `${inWords(field)}${applies === 'maybe' ? ' (where it applies)' : ''}`];
}
