import * as z from 'zod';
import type {Explained} from '../../network/http.js';

/** `detail` is one sentence or a list of complaints; what they echo of the input is dropped here. */
const body = z.object({
	detail: z.union([
		z.string(),
		z.array(z.object({loc: z.array(z.union([z.string(), z.number()])), msg: z.string()})),
	]),
});

/** Streamkap's error bodies (its OpenAPI document, `HTTPValidationError`). */
export function explain(given: unknown): Explained | undefined {
	const parsed = body.safeParse(given);
	if (!parsed.success) return undefined;
	const {detail} = parsed.data;
	if (typeof detail === 'string') return detail === '' ? undefined : {text: detail};
	const fields = detail.map(({loc, msg}) => ({path: loc[0] === 'body' ? loc.slice(1) : loc, message: msg}));
	const text = fields
		.map(({path, message}) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
		.join('; ');
	return text === '' ? undefined : {text, fields};
}
