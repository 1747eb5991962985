import {kindQuestions} from './questions.js';
import {screenOf} from './screen.js';
import type {State} from './state.js';

/** One step of the way, for the rail on top of the screen. */
export type RailStep = {readonly label: string; readonly state: 'done' | 'now' | 'ahead'};

const usual = {before: ['provider', 'sign in', 'kind'], after: ['review', 'key']};

/** The steps of the run so far known: those of the kind appear once it is chosen. */
export function railOf(state: State): RailStep[] {
	const {before, after} = state.errand ?? usual;
	const steps = [...before, ...new Set(kindQuestions(state).map(({step}) => step)), ...after];
	const now = steps.indexOf(stepNow(state));
	return steps.map((label, index) => ({
		label,
		state: index < now ? 'done' : index === now ? 'now' : 'ahead',
	}));
}

function stepNow(state: State): string {
	const screen = screenOf(state);
	switch (screen.is) {
		case 'ask':
			return screen.asked.step;
		case 'unfinished':
			return 'provider';
		case 'recovering':
		case 'connecting':
		case 'sign-in-failed':
			return 'sign in';
		case 'review':
		case 'running':
		case 'trouble':
			return 'review';
		case 'secret':
			return 'key';
	}
}
