import {sentences} from '../../errors.js';
import type {OpenRotation} from '../../journal/rotations.js';
import {safeText} from '../../network/safe-text.js';
import type {Answers} from '../../providers/field.js';
import type {Plan} from '../../providers/provider.js';
import {answersTo, kindQuestions} from '../../wizard/questions.js';
import {screenOf} from '../../wizard/screen.js';
import type {Session} from '../../wizard/session.js';
import type {State as WizardState} from '../../wizard/state.js';
import {findKeys} from '../finding.js';
import {type Key, readable} from '../key.js';
import {beginRotation, planInPlace, type Rotating as Way} from '../rotating.js';
import type {KeysContext} from './context.js';
import type {Deleting} from './deleting.js';
import type {Said} from './state.js';

/** A new secret for a key: for the same key, or with a new key like it that takes its place when clients have moved. */
export class Rotating {
	readonly #context: KeysContext;

	constructor(context: KeysContext) {
		this.#context = context;
	}

	/** Begins a rotation, or goes on with one that waits. */
	async start(key: Key): Promise<void> {
		const {awaiting, showKey, doors} = this.#context;
		const waiting = doors.rotations.waiting(key);
		if (waiting) {
			await this.#takeUp(key, waiting);
			return;
		}
		const begun = await awaiting.look(
			'looking how it can be rotated',
			async (signal) => ({way: await beginRotation(key, signal), path: await doors.fileOf(key)}),
			(said) => showKey(key, said),
		);
		if (!begun) return;
		const {way, path} = begun.value;
		await (way.how === 'in-place' ? this.#inPlace(key, way, path) : this.#anew(key, way, path));
	}

	/** Not yet: both keys stay, and the rotation waits. */
	later(): void {
		const {page, waits} = this.#context.state();
		if (page.is !== 'moving') return;
		const {held} = page.old;
		const what = waits.find(({id}) => id === held.id)?.line ?? `${safeText(held.id)} stays for now.`;
		this.#context.home({told: {what}, level: 'warn'});
	}

	/** Clients use the new key: asks for the yes to the end of the old one. */
	finish(deleting: Deleting): void {
		const {page} = this.#context.state();
		if (page.is !== 'moving') return;
		this.#context.showKey(page.old);
		deleting.start(page);
	}

	async #inPlace(key: Key, {fields, caution}: Way & {how: 'in-place'}, path?: string): Promise<void> {
		const {awaiting, doors, showKey} = this.#context;
		const {source} = key;
		const isAsked = Object.keys(fields).length > 0;
		const questions = {source, fields, known: {}, errand: {before: [], after: ['review', 'key']}};
		const asking = isAsked ? doors.questions(questions, awaiting.back) : undefined;
		for (;;) {
			if (asking) {
				const how = await awaiting.ask(asking, (state) => screenOf(state).is === 'review');
				if (how === 'back') showKey(key);
				if (how !== 'over') return;
			}
			const answers: Answers = asking ? answersTo(kindQuestions(asking.state), asking.state.answers) : {};
			const planned = await awaiting.look(
				'looking how it is now',
				(signal) => planInPlace(key, answers, signal),
				(said) => showKey(key, said),
			);
			if (!planned) return;
			const {value} = planned;
			const plan: Plan = {...value, notes: [caution, ...(value.notes ?? [])]};
			const before = asking ? [...new Set(kindQuestions(asking.state).map(({step}) => step))] : [];
			const session = doors.questions(
				{
					source,
					fields: {},
					known: {},
					errand: {before, after: ['review', 'key']},
					leads: {plan: () => plan, old: key, path},
				},
				awaiting.back,
			);
			const how = await awaiting.ask(session, isFinished);
			if (how === 'over') showKey(key, {told: {what: `${readable(key).id} has a new secret.`}, level: 'ok'});
			if (how === 'back' && !asking) showKey(key);
			if (how !== 'back' || !asking) return;
			asking.back();
		}
	}

	async #anew(key: Key, {fields, like}: Way & {how: 'anew'}, path?: string): Promise<void> {
		const {awaiting, doors, showKey, dispatch, forget} = this.#context;
		let note: string | undefined;
		const session = doors.questions(
			{
				source: key.source,
				fields,
				known: like,
				errand: {before: [], after: ['review', 'key', 'clients', 'old key']},
				leads: {
					plan: key.source.kind.plan,
					old: key,
					path,
					// Once the new secret is saved the journal has nothing to tell of it any more: from then on, this has.
					noteSaved: (credential, savedTo) => {
						note ??= doors.rotations.note(key, credential, savedTo);
					},
				},
			},
			awaiting.back,
		);
		const how = await awaiting.ask(session, isFinished);
		if (how === 'back') showKey(key);
		const {credential} = session.state.run ?? {};
		if (how !== 'over' || !credential) return;
		note ??= doors.rotations.note(key, credential);
		dispatch({type: 'waits', id: key.held.id, line: note});
		forget();
		const savedTo = savedIn(session);
		dispatch({
			type: 'went',
			page: {is: 'moving', old: key, fresh: safeText(credential.id), ...(savedTo !== undefined && {savedTo})},
		});
	}

	/** Looks whether both keys are there, then asks whether clients have moved. */
	async #takeUp(key: Key, {record, close}: OpenRotation): Promise<void> {
		const {old, fresh, place, savedTo} = record;
		const {awaiting, showKey, dispatch, doors} = this.#context;
		const {source} = key;
		const stay = (told: Said['told'], level: Said['level'] = 'danger') => showKey(key, {told, level});
		if (place !== undefined && place !== source.account.place) {
			stay({
				what: 'The rotation was begun somewhere else.',
				next: `Sign in at ${source.provider.name}, ${safeText(place)}.`,
			});
			return;
		}
		const looked = await awaiting.look(
			'looking for the old key and the new one',
			async (signal) => {
				const [olds, news] = await Promise.all([old, fresh].map(({id}) => findKeys([source], id, signal)));
				const failed = [...(olds?.unlisted ?? []), ...(news?.unlisted ?? [])].find((each) => each.failed);
				const found = olds?.keys.find(({held}) => held.id === old.id);
				const made = news?.keys.find(({held}) => held.id === fresh.id);
				const isSaved = savedTo !== undefined && found && made;
				const warning = isSaved ? await doors.rotations.changedSince(savedTo, found, made) : undefined;
				return {failed, found, made, warning};
			},
			(said) => showKey(key, said),
		);
		if (!looked) return;
		const {failed, found, made, warning} = looked.value;
		if (failed && !(found && made)) stay({what: sentences(failed.why)});
		else if (!made)
			stay({
				what: `The new key ${safeText(fresh.id)} is not there.`,
				next: 'Delete what is left of the rotation, or rotate again.',
			});
		else if (!found) {
			close();
			stay({what: `${safeText(old.id)} is gone already: the rotation is finished.`}, 'ok');
		} else {
			const page = {is: 'moving' as const, old: found, fresh: safeText(fresh.id)};
			const saved = {...(savedTo !== undefined && {savedTo}), ...(warning !== undefined && {warning})};
			dispatch({type: 'went', page: {...page, ...saved}});
		}
	}
}

function isFinished({run, left}: WizardState): boolean {
	return left === 0 && run?.status === 'made';
}

function isSaved({run, secret}: WizardState): boolean {
	return run?.status === 'made' && (secret?.receipts ?? []).some(({tone}) => tone === 'ok');
}

function savedIn(session: Session): string | undefined {
	return isSaved(session.state) ? session.placing.path : undefined;
}
