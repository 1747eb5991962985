import {capital, sentences} from '../errors.js';
import type {State} from '../wizard/state.js';
import {lookingUp, stepWords, troubleCode, unseen} from '../wizard/step-words.js';
import {storePlace} from '../wizard/store-words.js';
import {menuScene} from './menu.js';
import {askToQuit, type Desk, type LineScene, part} from './scene.js';
import {toldLines} from './spoken.js';

/** While the steps are sent. Each change of a step is said as it comes. */
export function runningScene({run, destination: {store}}: State, desk: Desk): LineScene {
	const {session} = desk;
	const isSaving = store && run?.steps.every(({status}) => status === 'done');
	const saving = store && isSaving && `saving it in ${storePlace(store)} with ${store.store.command}`;
	const isUnclear = run?.steps.some(({status}) => status === 'unclear');
	return {
		id: 'running',
		parts: [part(...(isUnclear ? [lookingUp] : [])), part(...(saving ? [`${capital(saving)}.`] : []))],
		prompt: '',
		take: () => undefined,
		waitingFor: saving || 'waiting for an answer',
		commands: saving ? [{name: 'stop', label: 'stop saving', run: () => session.delivering.stop()}] : [],
		quit: askToQuit(desk),
	};
}

/** Something exists, or may exist, without being of use: what it is, and what can be done. */
export function troubleScene({run}: State, desk: Desk): LineScene {
	const {session} = desk;
	const exists = session.planning.exists();
	const leave = () => session.leave(troubleCode(run, exists));
	const steps = (run?.steps ?? []).flatMap((step) => [
		`${capital(stepWords(step))}.`,
		...(step.status === 'undo-failed' && step.problem ? [sentences(step.problem)] : []),
	]);
	const unclear = run && unseen(run, session.planning);
	return menuScene(desk, {
		id: 'trouble',
		parts: [
			part(...(run?.problem ? toldLines(run.problem, 'danger') : [])),
			part(...(steps.length > 0 ? ['The steps:', ...steps] : [])),
			part(...(unclear ? [unclear] : []), ...(exists.length > 0 ? ['This exists now:', ...exists] : [])),
		],
		items: [
			...(exists.length > 0 ? [{label: 'Take it back', run: () => void session.planning.takeBack()}] : []),
			{label: exists.length > 0 ? 'Keep it and leave' : 'Leave', run: leave},
		],
		quit: leave,
	});
}
