import type {Answers} from '../../source/providers/field.js';
import type {Held, Life} from '../../source/providers/life.js';
import type {Kind} from '../../source/providers/provider.js';

/** The life of a kind at a signed-in API. */
export function lifeOf(kind: Kind<unknown>, api: unknown, where: Answers = {}) {
	const {life} = kind;
	if (!life) throw new Error(`${kind.id} has no life`);
	const at = {api, where, signal: new AbortController().signal};
	return {
		life,
		at,
		list: async (): Promise<Held[]> => {
			const found: Held[] = [];
			for await (const page of life.list?.(at) ?? []) found.push(...page);
			return found;
		},
		show: async (id: string) => life.show?.({...at, id}),
		behind: async (held: Held) => (await life.behind?.({...at, held})) ?? [],
		now: (held: Held) => editOf(life).now({...at, held}),
		change: (held: Held, changed: Answers) => editOf(life).send({...at, held, changed}),
		again: async (held: Held): Promise<Answers> => (await life.again?.({...at, held})) ?? {},
		rotate: async (held: Held, answers: Answers) => {
			const plan = await life.rotate?.plan({...at, held, answers});
			if (!plan) throw new Error(`${kind.id} has no rotation`);
			return plan;
		},
	};
}

function editOf({edit}: Life<unknown>) {
	if (!edit) throw new Error('It cannot be changed.');
	return edit;
}

/** A credential as it was listed, with what a test is about. */
export function heldOf(id: string, more: Partial<Held> = {}): Held {
	return {ref: {id}, id, name: 'orders', opens: '', details: [], purpose: id, ...more};
}
