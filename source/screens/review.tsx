import {Box} from 'ink';
import {sentences} from '../errors.js';
import type {Plan} from '../providers/provider.js';
import {isScreenOnly} from '../wizard/destination.js';
import {applyKey, lineOf} from '../wizard/editing/line-edit.js';
import {planOf} from '../wizard/plan.js';
import {askedElsewhere, destinationQuestion, reviewHelp, screenOnly} from '../wizard/review-words.js';
import type {Session} from '../wizard/session.js';
import type {Destination, State} from '../wizard/state.js';
import {storePlace} from '../wizard/store-words.js';
import {complaintLines, roomyHeading, spaced, TypedLine} from './ask-text.js';
import {backControl, type Control, helpControl, type Room, type Scene} from './scene.js';
import {scrolling} from './scrolling.js';
import {commandLines, storesScene} from './stores.js';
import {type Line, Lines, lineWidth, paragraph} from './ui/lines.js';
import {messageLines} from './ui/message.js';
import type {Look} from './ui/theme.js';
import {leaveControl} from './waiting.js';

/** Everything that will happen, in words, and where the secret will go, before anything is created. */
export function reviewScene(state: State, session: Session, look: Look): Scene {
	const plan = planOf(state);
	const {destination, setback} = state;
	if (destination.editing) return pathScene(state, session, plan);
	if (state.stores) return storesScene(state, state.stores, session);
	return {
		controls: [
			{
				keys: '⏎',
				label: `${plan?.renews ? 'replace the secret' : 'create'}${session.placing.isReady() ? '' : ' (not yet)'}`,
				run: () => session.planning.confirm(),
			},
			{
				keys: 'd',
				label: 'change destination',
				run: () => session.placing.editPath(),
			},
			{
				keys: 't',
				label: 'stores',
				run: () => void session.storing.open(),
			},
			...consentControl(destination, session),
			...ignoreControl(destination, session),
			backControl(session),
			helpControl(session),
			leaveControl(session),
		],
		message: setback && {told: setback, level: 'warn'},
		...scrolling(state, session, (width) => reviewLines(plan, state, session.baseUrl, width, look)),
		help: {
			title: 'Review',
			paragraphs: reviewHelp('Enter'),
		},
	};
}

function reviewLines(
	plan: Plan | undefined,
	state: State,
	baseUrl: string | undefined,
	width: number,
	look: Look,
): Line[] {
	const elsewhere = askedElsewhere(state, baseUrl);
	const steps = (plan?.steps ?? []).flatMap((step, index) =>
		paragraph(`${index + 1}. ${step.will}`, width - 1, undefined, 3).map(
			(line): Line => [{text: ' '}, ...line],
		),
	);
	const notes = (plan?.notes ?? []).flatMap((note) => messageLines({what: note}, 'note', width, look));
	return [
		...(elsewhere ? paragraph(`! ${elsewhere}`, width, 'warn', 2) : []),
		...paragraph('This will happen, once, when you press Enter:', width, 'strong'),
		...steps,
		[],
		...destinationLines(state.destination, width),
		...(notes.length > 0 ? [[], ...notes] : []),
	];
}

function destinationLines(destination: Destination, width: number): Line[] {
	const {path, store, proof, problem, checking} = destination;
	if (isScreenOnly(destination)) {
		return [
			[{text: 'The secret goes to the '}, {text: 'screen only', tone: 'strong'}],
			...paragraph(screenOnly, width, 'warn'),
		];
	}
	const facts = checking ? 'looking at it …' : (proof?.facts.join(' · ') ?? '');
	return [
		...placeLines(proof?.shown ?? (store ? storePlace(store) : path), facts, width),
		...(problem ? paragraph(`✗ ${sentences(problem)}`, width, 'danger', 2) : []),
		...(proof?.warnings ?? []).flatMap((warning) => paragraph(`! ${warning}`, width, 'warn', 2)),
		...(destination.offersIgnore ? paragraph(exposed, width, 'warn', 2) : []),
		...consentLines(destination, width),
		...(proof?.commands ? commandLines(proof.commands, width) : []),
	];
}

const exposed = '! The next commit could take the secret along. Press i to add the file to .gitignore.';

/** The place and what is known of it: beside it where there is room, else under it and never cut. */
function placeLines(shown: string, facts: string, width: number): Line[] {
	const place: Line = [{text: 'The secret goes to '}, {text: shown, tone: 'strong'}];
	const beside: Line = [...place, {text: `  ${facts}`, tone: 'dim'}];
	return lineWidth(beside) <= width ? [beside] : [place, ...paragraph(`  ${facts}`, width, 'dim', 2)];
}

function consentLines({consents, consented}: Destination, width: number): Line[] {
	if (consents.length === 0) return [];
	const lines = consents.flatMap((sentence) => paragraph(`! ${sentence}`, width, 'warn', 2));
	const said = consented ? 'You said yes to that.' : 'Press o to say yes to that, or d to name another file.';
	return [...lines, ...paragraph(`  ${said}`, width, consented ? 'ok' : 'strong', 2)];
}

function consentControl({consents, consented}: Destination, session: Session): Control[] {
	if (consents.length === 0) return [];
	const label = consented ? 'take the yes back' : 'say yes to that';
	return [{keys: 'o', label, run: () => session.placing.consent()}];
}

function ignoreControl({offersIgnore}: Destination, session: Session): Control[] {
	if (!offersIgnore) return [];
	const run = () => void session.placing.ignore();
	return [{keys: 'i', label: 'add it to .gitignore', run}];
}

const pathKey = 'destination/path';

/** Typing the destination's path. */
function pathScene(state: State, session: Session, plan: Plan | undefined): Scene {
	const line = state.destination.editing ?? lineOf();
	const {label, hints} = destinationQuestion(plan?.variables ?? []);
	const change = (editing: Destination['editing']) =>
		session.dispatch({type: 'destination', change: editing ? {editing} : {}});
	return {
		controls: [
			{
				keys: '⏎',
				label: 'use this path',
				run: () => session.placing.moveTo(session.state.destination.editing?.text ?? ''),
			},
			{
				keys: 'esc',
				label: 'keep the old one',
				run: () => {
					const {path, store} = session.state.destination;
					session.placing.moveTo(path, store);
				},
			},
			leaveControl(session),
		],
		otherwise: (key) => {
			const typed = applyKey(session.state.destination.editing ?? lineOf(), key);
			change(typed.state);
			if (typed.problem) session.dispatch({type: 'complained', key: pathKey, sentence: typed.problem});
		},
		body: ({width, height}) => (
			<Box flexDirection="column">
				<Lines lines={spaced(pathHeading(label, hints, {width, height}), height)} width={width} />
				<TypedLine line={line} width={width} placeholder="no file" />
				<Lines lines={complaintLines(state, pathKey, width)} width={width} />
			</Box>
		),
	};
}

function pathHeading(label: string, hints: readonly string[], {width, height}: Room): Line[] {
	const asked = paragraph(label, width, 'strong');
	return roomyHeading([[...asked, ...hints.flatMap((hint) => paragraph(hint, width, 'dim'))], asked], height);
}
