import * as z from 'zod';
import type {Explained, FieldMessage} from '../../network/http.js';

const text = z.string().nullish();

type ArmError = {
	readonly code?: string | null | undefined;
	readonly message?: string | null | undefined;
	readonly target?: string | null | undefined;
	readonly details?: readonly ArmError[] | null | undefined;
};

const armError: z.ZodType<ArmError> = z.object({
	code: text,
	message: text,
	target: text,
	get details() {
		return z.array(armError).nullish();
	},
});

const refusedByAzure = z.object({error: armError});
const refusedBySignIn = z.object({error: z.string(), error_description: text});

/**
 * Reads what a refusal says. Azure Resource Manager has `error: {code, message, details}` and details within details
 * (vendor page); the sign-in has `error` and `error_description` (OAuth 2.0).
 */
export function explain(body: unknown): Explained | undefined {
	const bySignIn = refusedBySignIn.safeParse(body);
	if (bySignIn.success) {
		const {error, error_description: description} = bySignIn.data;
		return {text: description || error, code: error};
	}
	const byAzure = refusedByAzure.safeParse(body);
	return byAzure.success ? explained(byAzure.data.error) : undefined;
}

function explained(error: ArmError): Explained {
	const all = flat(error);
	const said = all.map(({code, message}) => [code, message].filter(Boolean).join(': ')).filter(Boolean);
	const fields = all.flatMap(fieldMessage);
	return {
		...(said.length > 0 && {text: said.join(' ')}),
		...(error.code && {code: error.code}),
		...(fields.length > 0 && {fields}),
	};
}

function flat(error: ArmError): ArmError[] {
	return [error, ...(error.details ?? []).flatMap(flat)];
}

function fieldMessage({target, message}: ArmError): FieldMessage[] {
	return target && message ? [{path: target.split('.'), message}] : [];
}
