import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {SecretField, TextField} from '../providers/field.js';
import {judge} from '../providers/judge.js';
import {draftFor, isLeftEmpty, judgeOwnSecret, prefilledFor} from '../wizard/asking.js';
import {applyDraftKey, type TextDraft} from '../wizard/editing/draft.js';
import {type LineEdit, lineOf} from '../wizard/editing/line-edit.js';
import type {Asked} from '../wizard/questions.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {backControl, type Control, type Heading, type Scene} from './scene.js';
import {LineInput} from './ui/line-input.js';
import {type Line, Lines, paragraph} from './ui/lines.js';
import {useLook} from './ui/look-context.js';
import {glyphs} from './ui/theme.js';

/** A line of text or a masked secret, judged at every key. */
export function askTextScene(state: State, session: Session, asked: Asked, heading: Heading): Scene {
	const field = asked.field as TextField | SecretField;
	const draft = draftFor(state, asked) as TextDraft;
	const complaint = state.complaint?.key === asked.key ? state.complaint.sentence : undefined;
	const isOfDemo = draft.line.text !== '' && draft.line.text === prefilledFor(state, asked);
	const verdict = complaint
		? {sentence: complaint, final: true}
		: (verdictOf(field, draft) ?? (isOfDemo ? {sentence: ofDemo, final: false} : undefined));
	return {
		controls: [
			{keys: '⏎', label: nextLabel(field, draft), run: () => session.enter(asked)},
			...generateControl(field, session, asked),
			backControl(session),
		],
		otherwise: (key, {height}) => {
			const change = applyDraftKey(draftFor(session.state, asked), key, height);
			session.draft(asked, change.draft);
			if (change.problem) session.complain(asked, change.problem);
		},
		body: ({width, height}) => (
			<Box flexDirection="column">
				<Lines lines={spaced(heading({width, height}), height)} width={width} />
				<TypedLine
					line={draft.line}
					width={width}
					mask={field.kind === 'secret'}
					placeholder={field.kind === 'text' ? (field.placeholder ?? '') : ''}
				/>
				<Lines lines={noteLines(verdict, width)} width={width} />
			</Box>
		),
	};
}

/** A blank line under the heading, where more than `least` rows are left to what stands there. */
export function spaced(heading: Line[], height: number, least = 4): Line[] {
	return heading.length + least < height ? [...heading, []] : heading;
}

/** The rows that an answer needs under its heading: the line itself and two lines of verdict, or a list's first rows. */
const answerRows = 4;

/** The longest of these headings that leaves room for the answer, the shortest where none does. */
export function roomyHeading(forms: readonly Line[][], height: number): Line[] {
	return forms.find((lines) => lines.length + answerRows <= height) ?? forms.at(-1) ?? [];
}

/** The line being typed, behind the pointer. */
export function TypedLine(props: {
	readonly line: LineEdit;
	readonly width: number;
	readonly mask?: boolean;
	readonly placeholder?: string;
}): ReactNode {
	const pointer = `${glyphs(useLook().unicode).pointer} `;
	return (
		<Box width={props.width} height={1} flexShrink={0}>
			<Lines lines={[[{text: pointer, tone: 'accent'}]]} width={2} />
			<LineInput
				edit={props.line}
				width={props.width - 2}
				mask={props.mask ?? false}
				placeholder={props.placeholder ?? ''}
				focused
			/>
		</Box>
	);
}

/** What is wrong with a typed value; `final` where no more typing can make it right. */
export type Verdict = {readonly sentence: string; readonly final: boolean};

/** The sentence under a typed value: quiet while it can still become right, loud and with a sign when it cannot. */
export function noteLines(verdict: Verdict | undefined, width: number): Line[] {
	if (!verdict) return [];
	const {sentence, final} = verdict;
	return paragraph(`${final ? '!' : ' '} ${sentence}`, width, final ? 'danger' : 'dim', 2);
}

/** What is wrong with a line that answers no question, such as a path. */
export function complaintLines({complaint}: State, key: string, width: number): Line[] {
	return complaint?.key === key ? noteLines({sentence: complaint.sentence, final: true}, width) : [];
}

const ofDemo = 'Filled in by the sandbox: press Enter.';

/** What Enter does: an empty line skips what need not be answered, and asks for a password where one can be made up. */
function nextLabel(field: TextField | SecretField, draft: TextDraft): string {
	if (!isLeftEmpty(draft)) return 'next';
	if (field.kind === 'secret') return field.generate ? 'make one up' : 'next';
	return judge(field.schema, '').ok ? 'skip' : 'next';
}

function verdictOf(field: TextField | SecretField, draft: TextDraft): Verdict | undefined {
	if (draft.first !== undefined && draft.first !== draft.line.text)
		return {sentence: 'Type it a second time.', final: false};
	if (draft.generated) return {sentence: 'Generated. It is shown after it was created.', final: false};
	const {text} = draft.line;
	// Nothing is wrong with a line before anybody typed in it; what a new password must be is told at once.
	if (text === '' && !(field.kind === 'secret' && field.twice && !field.generate)) return undefined;
	const verdict = field.kind === 'secret' ? judgeOwnSecret(field, text) : judge(field.schema, text);
	return verdict.ok ? undefined : verdict;
}

function generateControl(field: TextField | SecretField, session: Session, asked: Asked): Control[] {
	const generate = field.kind === 'secret' ? field.generate : undefined;
	if (!generate) return [];
	const run = () => session.draft(asked, {kind: 'text', line: lineOf(generate()), generated: true});
	return [{keys: 'ctrl-g', label: 'generate', run}];
}
