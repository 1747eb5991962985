import * as z from 'zod';
import {safeText} from '../../network/safe-text.js';
import {type Answers, type Fields, plainOf} from '../../providers/field.js';
import {answersTo, kindQuestions} from '../../wizard/questions.js';
import {screenOf} from '../../wizard/screen.js';
import {findKeys} from '../finding.js';
import type {Source} from '../key.js';
import type {Unlisted} from '../listing.js';
import type {KeysContext} from './context.js';
import type {Said} from './state.js';

const named: Fields<unknown> = {
	id: {
		kind: 'text',
		label: 'Which key? Type its id.',
		name: 'id',
		schema: z.string().trim().min(1, 'An id is missing.').max(300, 'No id is that long.'),
	},
};

/** The way to a key that can be shown but not listed: its id, and where it is. */
export class Naming {
	readonly #context: KeysContext;
	/** What was said of where the keys are: offered again when another is named. */
	#where: Answers = {};

	constructor(context: KeysContext) {
		this.#context = context;
	}

	/** Where a key of the kind can be asked for by its id. */
	sourceFor({provider, kind}: Unlisted): Source | undefined {
		const {sources} = this.#context.state();
		return kind?.life?.show && sources.find((each) => each.kind === kind && each.provider === provider);
	}

	/** Asks for an id, and where that was not asked before, and shows that key. */
	async start(unlisted: Unlisted): Promise<void> {
		const listed = this.sourceFor(unlisted);
		if (!listed) return;
		const {awaiting, doors, dispatch, showKey} = this.#context;
		const back = (said?: Said) =>
			dispatch({type: 'went', page: {is: 'missing', unlisted}, ...(said && {said})});
		const errand = {before: [], after: []};
		const {where = {}} = listed.kind.life ?? {};
		const asked = Object.fromEntries(Object.entries(where).filter(([each]) => !listed.where[each]));
		const questions = {source: listed, fields: {...asked, ...named}, known: this.#where, isSuggested: true};
		const session = doors.questions({...questions, errand}, awaiting.back);
		const how = await awaiting.ask(session, (state) => screenOf(state).is === 'review');
		if (how === 'back') back();
		if (how !== 'over') return;
		const {id: typed, ...place} = answersTo(kindQuestions(session.state), session.state.answers);
		this.#where = {...this.#where, ...place};
		const source = {...listed, where: {...listed.where, ...place}};
		const id = plainOf(typed) ?? '';
		const found = await awaiting.look(
			`looking for ${safeText(id)}`,
			(signal) => findKeys([source], id, signal),
			back,
		);
		const [key] = found?.value.keys ?? [];
		const [failed] = found?.value.unlisted ?? [];
		if (key) showKey(key);
		else if (found)
			back({told: failed?.why ?? {what: `There is no key ${safeText(id)} of this kind.`}, level: 'warn'});
	}
}
