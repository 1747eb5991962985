import type {ChosenStore} from '../delivery/stores/answering.js';
import type {StoreProof} from '../delivery/stores/proof.js';
import type {StoreSaving} from '../delivery/stores/save.js';
import {sentences, tell} from '../errors.js';
import type {Access} from '../providers/access.js';
import type {Doors, Proof} from './doors.js';
import type {Receipt} from './secret-state.js';
import type {Destination, State} from './state.js';
import {provedStore} from './store-words.js';

/** Whether the secret is only to be shown. */
export function isScreenOnly({path, store}: Pick<Destination, 'path' | 'store'>): boolean {
	return path === '' && store === undefined;
}

function provedFile(proof: Proof): Partial<Destination> {
	const {shown, warnings, ignore} = proof;
	return {
		proof: {shown, facts: [...proof.facts, ...meantFacts(proof)], warnings},
		consents: consentsFor(proof),
		offersIgnore: ignore !== undefined,
	};
}

/** What was found at a destination, and what is said of it. */
export type Looked = {
	readonly file?: Proof;
	readonly store?: StoreProof;
	readonly said: Partial<Destination>;
};

type Looking = {
	readonly doors: Pick<Doors, 'prove' | 'stores'>;
	readonly sandbox: State['sandbox'];
	readonly variables: readonly string[];
	readonly signal: AbortSignal;
};

/** Proves a destination that is not the screen. Throws a Problem where it cannot be used. */
export async function lookAt(
	{path, store: chosen}: Pick<Destination, 'path' | 'store'>,
	{doors, sandbox, variables, signal}: Looking,
): Promise<Looked> {
	if (!chosen) {
		const file = await doors.prove(path, variables);
		return {file, said: provedFile(file)};
	}
	const store = await doors.stores.prove(chosen, variables, signal);
	const {shown, notes, consents, warnings, lines} = provedStore(sandbox, chosen, store);
	const facts = [`${chosen.store.command} is signed in`];
	return {store, said: {proof: {shown, facts, warnings, commands: {lines, notes}}, consents}};
}

/** Saves accesses in a store; the receipt says what came of it. Never throws. */
export async function storeReceipt(
	{stores}: Pick<Doors, 'stores'>,
	accesses: readonly Access[],
	chosen: ChosenStore,
	saving: Pick<StoreSaving, 'isThere' | 'signal'>,
): Promise<Receipt> {
	const {store, answers} = chosen;
	try {
		await stores.save(chosen, accesses, saving);
		const sentence = `${store.noun} · ${store.place(answers)}`;
		return {label: 'saved', sentence, tone: 'ok', store: chosen};
	} catch (error) {
		const sentence = `${sentences(tell(error))} The credential is unchanged.`;
		return {label: 'not saved', sentence, tone: 'problem', store: chosen};
	}
}

/** What is to be replaced is told, too; its values are masked once the new ones are known. */
function meantFacts({existing, isMeant}: Proof): string[] {
	return isMeant ? [`replaces ${existing.map(({name}) => name).join(', ')}`] : [];
}

function consentsFor({existing, outside, shown, whole, isMeant}: Proof): string[] {
	const names = existing.map(({name}) => name).join(', ');
	const replaced = whole
		? `${shown} has other content; all of it would be replaced.`
		: `${shown} has ${names} already; the old values would be replaced.`;
	return [
		...(existing.length > 0 && !isMeant ? [replaced] : []),
		...(outside ? [`${shown} is outside the folder you are in.`] : []),
	];
}
