import * as z from 'zod';
import {safeText} from '../../network/safe-text.js';
import {type Fields, plainOf} from '../../providers/field.js';
import {answersTo, kindQuestions} from '../../wizard/questions.js';
import {screenOf} from '../../wizard/screen.js';
import {findKeys} from '../finding.js';
import type {Source} from '../key.js';
import type {Unlisted} from '../listing.js';
import type {KeysContext} from './context.js';
import type {Said} from './state.js';

const fields: Fields<unknown> = {
	id: {
		kind: 'text',
		label: 'Which key? Type its id.',
		name: 'id',
		schema: z.string().trim().min(1, 'An id is missing.').max(300, 'No id is that long.'),
	},
};

/** The way to a key that can be shown but not listed: its id. */
export class Naming {
	readonly #context: KeysContext;

	constructor(context: KeysContext) {
		this.#context = context;
	}

	/** Where a key of the kind can be asked for by its id. */
	sourceFor({provider, kind}: Unlisted): Source | undefined {
		const {sources} = this.#context.state();
		return kind?.life?.show && sources.find((each) => each.kind === kind && each.provider === provider);
	}

	/** Asks for an id and shows that key. */
	async start(unlisted: Unlisted): Promise<void> {
		const source = this.sourceFor(unlisted);
		if (!source) return;
		const {awaiting, doors, dispatch, showKey} = this.#context;
		const back = (said?: Said) =>
			dispatch({type: 'went', page: {is: 'missing', unlisted}, ...(said && {said})});
		const errand = {before: [], after: []};
		const session = doors.questions({source, fields, known: {}, errand}, awaiting.back);
		const how = await awaiting.ask(session, (state) => screenOf(state).is === 'review');
		if (how === 'back') back();
		if (how !== 'over') return;
		const id = plainOf(answersTo(kindQuestions(session.state), session.state.answers)['id']) ?? '';
		const named = safeText(id);
		const found = await awaiting.look(
			`looking for ${named}`,
			(signal) => findKeys([source], id, signal),
			back,
		);
		const [key] = found?.value.keys ?? [];
		const [failed] = found?.value.unlisted ?? [];
		if (key) showKey(key);
		else if (found)
			back({told: failed?.why ?? {what: `There is no key ${named} of this kind.`}, level: 'warn'});
	}
}
