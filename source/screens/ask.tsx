import type {Guide} from '../providers/provider.js';
import {guideOf, questionHelp} from '../wizard/ask-words.js';
import {draftFor} from '../wizard/asking.js';
import type {Draft} from '../wizard/editing/draft.js';
import {highlightedOf} from '../wizard/editing/list-edit.js';
import {type Asked, providerOf} from '../wizard/questions.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {askListScene} from './ask-list.js';
import {askRowsScene} from './ask-rows.js';
import {askTextScene, roomyHeading} from './ask-text.js';
import {type Control, type Heading, pressed, type Scene} from './scene.js';
import {type Line, paragraph} from './ui/lines.js';

/** One question, drawn by its kind. */
export function askScene(state: State, session: Session, asked: Asked, signingIn: boolean): Scene {
	const heading = headingOf(state, asked, signingIn);
	const scene = sceneOf(state, session, asked, heading);
	return {
		...scene,
		controls: [...scene.controls, ...helpControls(state, session, asked)],
		help: helpOf(state, asked, signingIn),
	};
}

function sceneOf(state: State, session: Session, asked: Asked, heading: Heading): Scene {
	switch (asked.field.kind) {
		case 'text':
		case 'secret':
			return askTextScene(state, session, asked, heading);
		case 'rows':
			return askRowsScene(state, session, asked, heading);
		default:
			return askListScene(state, session, asked, heading);
	}
}

/** The question’s help; in a list with the marked entry whole, which its row may have had to cut. */
function helpOf(state: State, asked: Asked, signingIn: boolean): Scene['help'] {
	const help = questionHelp(state, asked, signingIn);
	const draft = draftFor(state, asked);
	const marked = draft.kind === 'list' ? highlightedOf(draft.list) : undefined;
	if (!marked) return help;
	const {label, hint, detail} = marked;
	const whole = [label, hint, detail].filter(Boolean).join(' · ');
	return {...help, paragraphs: [...help.paragraphs, `Marked: ${whole}`]};
}

/** The parts of a heading give way to the answer where there is no room: first the guide, then the hint. */
function headingOf(state: State, {field}: Asked, signingIn: boolean): Heading {
	const retired = signingIn ? providerOf(state)?.retired : undefined;
	return ({width, height}) => {
		const parts = {
			retired: retired ? paragraph(`! Retired: ${retired}.`, width, 'warn') : [],
			guide: signingIn ? guideLines(guideOf(state), width) : [],
			remark: state.remark ? [...paragraph(state.remark, width, 'dim'), []] : [],
			label: paragraph(field.label, width, 'strong'),
			hint: field.hint ? paragraph(field.hint, width, 'dim') : [],
		};
		const most = (['retired', 'guide', 'remark', 'label', 'hint'] as const).map((name) => parts[name]);
		const some = [parts.retired, parts.remark, parts.label, parts.hint];
		const few = [parts.retired, parts.label];
		const forms = [most, some, few, [parts.label]];
		return roomyHeading(
			forms.map((form) => form.flat()),
			height,
		);
	};
}

function guideLines(guide: Guide | undefined, width: number): Line[] {
	if (!guide) return [];
	return [
		...guide.lines.flatMap((line) => paragraph(line, width, 'dim')),
		...paragraph(guide.page, width, 'accent'),
		[],
	];
}

/** `?` asks for help where it cannot be meant as text: while nothing is typed. */
function helpControls(state: State, session: Session, asked: Asked): Control[] {
	const typed = typedIn(state.drafts[asked.key]);
	// A secret may begin with any sign, and must be taken as it is typed.
	const secret = asked.field.kind === 'secret';
	const keys = secret ? '⇥' : '?';
	const isHelp = pressed(keys);
	const opens = secret || typed === '';
	const open = () => session.dispatch({type: 'overlay', overlay: 'help'});
	return [
		{
			keys,
			label: 'help',
			matches: (key) => opens && isHelp(key),
			run: open,
			quiet: !opens,
		},
		{keys: 'ctrl-c', label: 'quit', run: () => session.leave(130)},
	];
}

function typedIn(draft: Draft | undefined): string {
	if (draft?.kind === 'rows') return typedIn(draft.adding?.draft);
	return draft?.kind === 'list' ? draft.list.filter.text : (draft?.line.text ?? '');
}
