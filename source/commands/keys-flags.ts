import {Problem, type Told} from '../errors.js';
import type {Fields} from '../providers/field.js';
import type {Kind, Provider} from '../providers/provider.js';
import type {WizardFlags} from './flags.js';
import type {Asking, Questions} from './question-flags.js';

/** Options of the commands for existing keys as commander hands them over. */
export type KeysFlags = WizardFlags & {
	/** `list`: only keys that want attention, each with why. */
	readonly stale?: boolean;
	/** `revoke`: what stays behind and is to go too, as the command shows it, or `all`. */
	readonly withWhatStays?: readonly string[];
	/** `rotate`: clients use the new key, so the old one may go. */
	readonly clientsMoved?: boolean;
};

export type KeysCommand = 'list' | 'show' | 'edit' | 'revoke' | 'rotate';

/** Ends a command with an exit code and the sentences that say why. */
export class Stop extends Problem {
	readonly code: number;

	constructor(code: number, told: Told) {
		super(told);
		this.code = code;
	}
}

/** The questions that flags of the command can answer: of the sign-in, of the place, and of what the command changes. */
export function keysQuestions(command: KeysCommand) {
	return (provider: Provider | undefined, kindId: string | undefined): Asking => {
		const kinds = (provider?.kinds ?? []).filter(({id}) => kindId === undefined || id === kindId);
		const details = kinds.map((kind) => ({...kind.life?.where, ...ownFields(command, kind)}) as Questions);
		return {signIn: provider?.signIn ?? {}, details: Object.assign({}, ...details)};
	};
}

/** The questions of a sign-in alone. */
export function signInQuestions(provider: Provider | undefined): Asking {
	return {signIn: provider?.signIn ?? {}, details: {}};
}

function ownFields(command: KeysCommand, {life, fields}: Kind<unknown>): Fields<unknown> {
	if (command === 'edit') return life?.edit?.fields ?? {};
	if (command !== 'rotate') return {};
	return life?.rotate ? (life.rotate.fields ?? {}) : life?.again ? fields : {};
}
