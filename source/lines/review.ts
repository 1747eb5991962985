import type {Plan} from '../providers/provider.js';
import {isScreenOnly} from '../wizard/destination.js';
import {planOf} from '../wizard/plan.js';
import {askedElsewhere, destinationQuestion, reviewHelp, screenOnly} from '../wizard/review-words.js';
import type {Destination, State} from '../wizard/state.js';
import {storePlace} from '../wizard/store-words.js';
import {type Item, menuScene} from './menu.js';
import {backCommand, type Desk, type LineScene, part} from './scene.js';
import {toldLines} from './spoken.js';
import {commandLines, storesItem, storesScene} from './stores.js';

/** Everything that will happen, and where the secret will go, before anything is created. */
export function reviewScene(state: State, desk: Desk): LineScene {
	const {session} = desk;
	const {destination, setback} = state;
	const plan = planOf(state);
	if (destination.editing) return pathScene(destination, desk, plan);
	if (state.stores) return storesScene(state, state.stores, desk);
	const elsewhere = askedElsewhere(state, session.baseUrl);
	const steps = (plan?.steps ?? []).map(({will}, index) => `Step ${index + 1}: ${will}.`);
	const notes = (plan?.notes ?? []).map((note) => `Note: ${note}`);
	const parts = [
		part(...(setback ? toldLines(setback, 'warn') : [])),
		part(
			...(elsewhere ? [`Warning: ${elsewhere}`] : []),
			'This will happen, once, when you choose 1:',
			...steps,
			...notes,
		),
	];
	const scene = {
		id: 'review',
		commands: [backCommand(desk)],
		help: reviewHelp('Choosing 1'),
		quit: () => session.leave(130),
	};
	if (destination.checking) {
		const waitingFor = 'looking at the destination';
		return {...scene, parts, prompt: '', take: () => undefined, waitingFor};
	}
	return menuScene(desk, {
		...scene,
		parts: [...parts, {lines: destinationLines(destination), byLine: true}],
		items: itemsOf(destination, plan?.renews ? 'Replace the secret' : 'Create it', desk),
	});
}

function destinationLines(destination: Destination): string[] {
	const {path, store, proof, problem, consents, consented} = destination;
	if (isScreenOnly(destination)) return ['The secret goes to the screen only.', screenOnly];
	const facts = proof ? `: ${proof.facts.join(', ')}` : '';
	return [
		`The secret goes to ${proof?.shown ?? (store ? storePlace(store) : path)}${facts}.`,
		...(problem ? toldLines(problem, 'danger') : []),
		...(proof?.warnings ?? []).map((warning) => `Warning: ${warning}`),
		...consents.map((sentence) => `Warning: ${sentence}`),
		...(consented && consents.length > 0 ? ['You said yes to that.'] : []),
		...(proof?.commands ? commandLines(proof.commands) : []),
	];
}

function itemsOf({consents, consented, offersIgnore}: Destination, deed: string, desk: Desk): Item[] {
	const {session, say} = desk;
	const {placing, planning} = session;
	const create = () => {
		if (placing.isReady()) planning.confirm();
		else say('Not yet: the destination has to be in order first.');
	};
	return [
		{label: deed, run: create},
		{label: 'Change where the secret goes', run: () => placing.editPath()},
		...(consents.length > 0
			? [{label: consented ? 'Take the yes back' : 'Say yes to that', run: () => placing.consent()}]
			: []),
		...(offersIgnore ? [{label: 'Add it to .gitignore', run: () => void placing.ignore()}] : []),
		storesItem('Bring it to a secret store', desk),
	];
}

/** Typing the destination's path. */
function pathScene({path, store}: Destination, {session}: Desk, plan: Plan | undefined): LineScene {
	const {label, hints} = destinationQuestion(plan?.variables ?? []);
	const [variables = ''] = hints;
	const keep = () => session.placing.moveTo(path, store);
	return {
		id: 'path',
		parts: [part(label, variables, ...(path === '' ? [] : [`Enter alone keeps ${path}.`]))],
		prompt: 'path',
		take: (text) => (text.trim() === '' ? keep() : session.placing.moveTo(text)),
		commands: [
			{
				name: 'screen',
				label: 'write it to no file; it is only shown',
				run: () => session.placing.moveTo(''),
			},
			{name: 'back', label: 'keep the old one', run: keep},
		],
		quit: () => session.leave(130),
	};
}
