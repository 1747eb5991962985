import * as z from 'zod';
import {Problem, type Told} from '../../errors.js';
import type {SaslMechanism} from '../../providers/access.js';
import type {Fields, SecretField} from '../../providers/field.js';
import type {Kind, Provider} from '../../providers/provider.js';
import {isWithheld} from '../../secret.js';
import type {WizardFlags} from '../create/flags.js';
import type {Asking, Questions} from '../questions/question-flags.js';

/** Options of the commands for existing keys as commander hands them over. */
export type KeysFlags = WizardFlags & {
	/** `list`: only keys that want attention, each with why. */
	readonly stale?: boolean;
	/** `revoke`: what stays behind and is to go too, as the command shows it, or `all`. */
	readonly withWhatStays?: readonly string[];
	/** `rotate`: clients use the new key, so the old one may go. */
	readonly clientsMoved?: boolean;
	/** `store`: what the key opens. */
	readonly resource?: string;
	/** `store`: the platform's keychain takes the secret, no file. */
	readonly keychain?: boolean;
	/** `store`: where the key leads, and how it signs in, where no system is asked. */
	readonly brokers?: string;
	readonly sasl?: SaslMechanism;
	/** `store`: the key is new, so refusals are waited out. */
	readonly wait?: boolean;
};

/** The commands about keys that exist. */
export type KeysCommand = 'list' | 'show' | 'edit' | 'revoke' | 'rotate' | 'store';

/** The address that is asked in place of the system's own: a rotation is continued where it was begun. */
export function addressIn({sandboxUrl, baseUrl}: KeysFlags): string | undefined {
	return sandboxUrl ?? baseUrl;
}

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

/** The questions that a command asks whatever the system is. */
export function ownQuestions(command: KeysCommand): Questions {
	return command === 'store' ? {secret: keySecret} : {};
}

/** The question for the secret of a key that exists. */
export const keySecret: SecretField = {
	kind: 'secret',
	label: 'What is the secret of the key?',
	name: 'secret',
	schema: z
		.string()
		.min(1, 'It is empty.')
		.refine((text) => text === '' || !isWithheld(text), 'It is masked.'),
};

/** The questions of a sign-in alone. */
export function signInQuestions(provider: Provider | undefined): Asking {
	return {signIn: provider?.signIn ?? {}, details: {}};
}

function ownFields(command: KeysCommand, {life, fields}: Kind<unknown>): Fields<unknown> {
	if (command === 'edit') return life?.edit?.fields ?? {};
	if (command === 'revoke') return life?.insight?.fields ?? {};
	if (command !== 'rotate') return {};
	return life?.rotate ? (life.rotate.fields ?? {}) : life?.again ? fields : {};
}
