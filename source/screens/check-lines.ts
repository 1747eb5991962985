import type {Stage} from '../check/verdict.js';
import {endOf, isUnderWay} from '../wizard/check-state.js';
import {type CheckMark, wordsOf} from '../wizard/check-words.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {type Line, paragraph} from './ui/lines.js';
import {messageLines} from './ui/message.js';
import type {Mark, TableRow} from './ui/table.js';
import {glyphs, type Look} from './ui/theme.js';

/** The proofs as the secret screen tells them: whole, one line each, or one line for all. */
export type CheckRows = Readonly<Record<'whole' | 'brief' | 'least', readonly TableRow[]>>;

/** What the receipts' table says of the check. `frame` counts on while something is under way. */
export function checkRows(state: State, session: Session, look: Look, frame: number): CheckRows {
	const checks = state.checks ?? [];
	const {later} = session.checking;
	const sign = (mark: CheckMark) => markOf(mark, look, frame);
	const told = checks.map((check) => {
		const words = wordsOf(check, session.checking.seconds(check), later);
		const name = checks.length > 1 ? `${check.access.label}: ` : '';
		return {
			...words,
			bare: words.first,
			first: `${name}${words.first}`,
			isUnderWay: isUnderWay(check),
			isProved: endOf(check) === 'works',
		};
	});
	const named = (rows: readonly TableRow[]) =>
		rows.map((row, index) => (index === 0 ? {...row, label: 'check'} : row));
	const brief = told.map(
		({first, mark}): TableRow => ({label: '', value: first, mark: sign(mark), isOneLine: true}),
	);
	// Of several, the one that still goes on, else the first that was not proved, says what matters.
	const telling = told.find((each) => each.isUnderWay) ?? told.find((each) => !each.isProved);
	const proved = `${told.filter((each) => each.isProved).length} of ${told.length} ✓`;
	const least =
		told.length < 2
			? brief
			: [
					{
						label: '',
						value: telling ? `${proved} · ${telling.bare}` : `all ${told.length} proved`,
						mark: sign(telling?.mark ?? 'works'),
						isOneLine: true,
					},
				];
	return {
		whole: named(
			told.flatMap(({first, more, command, mark}): TableRow[] => [
				{label: '', value: first, mark: sign(mark)},
				...[...more, ...(command === undefined ? [] : [command])].map((value) => ({label: '', value})),
			]),
		),
		brief: named(brief),
		least: named(least),
	};
}

/** Every stage of every proof with its sentence, and the whole problem. */
export function checkDetails(state: State, session: Session, width: number, look: Look): Line[] {
	const {later} = session.checking;
	return (state.checks ?? []).flatMap((check) => {
		const {first, command, mark} = wordsOf(check, session.checking.seconds(check), later);
		const problem = check.status === 'ended' ? check.verdict.problem : undefined;
		return [
			[],
			...paragraph(`Check of ${check.access.label}`, width, 'strong'),
			...check.stages.flatMap((stage) => stageLines(stage, width, look)),
			...(problem ? messageLines(problem, mark === 'refused' ? 'danger' : 'warn', width, look) : []),
			...(check.status === 'ended' ? [] : signed(first, markOf(mark, look, 0), width)),
			...(command === undefined ? [] : paragraph(`  ${command}`, width, undefined, 2)),
		];
	});
}

function stageLines({status, sentence}: Stage, width: number, look: Look): Line[] {
	const mark = {ok: 'works', failed: 'refused', unknown: 'unreachable'} as const;
	return signed(sentence, markOf(mark[status], look, 0), width);
}

function signed(text: string, {sign, tone}: Mark, width: number): Line[] {
	return paragraph(text, width - 4).map((line, index) => [
		{text: index === 0 ? `  ${sign} ` : '    ', tone},
		...line,
	]);
}

function markOf(mark: CheckMark, look: Look, frame: number): Mark {
	const {ok, warn, danger, ellipsis, unknown, note, spinner} = glyphs(look.unicode);
	switch (mark) {
		case 'under-way':
			return {sign: spinner[frame % spinner.length] ?? '', tone: 'accent'};
		case 'works':
			return {sign: ok, tone: 'ok'};
		case 'differs':
			return {sign: warn, tone: 'warn'};
		case 'refused':
			return {sign: danger, tone: 'danger'};
		case 'spreading':
			return {sign: ellipsis, tone: 'warn'};
		case 'unreachable':
			return {sign: unknown, tone: 'warn'};
		case 'unchecked':
			return {sign: note, tone: 'dim'};
	}
}
