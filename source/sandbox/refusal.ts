import type {Reply, Route} from './http.js';

/** Thrown by a handler to end the exchange with this reply. */
export class Refusal extends Error {
	readonly reply: Reply;

	constructor(reply: Reply) {
		super(`refused with ${reply.status}`);
		this.reply = reply;
	}
}

/** The handler with its refusals turned into answers. */
export function answering(handle: Route['handle']): Route['handle'] {
	return async (exchange) => {
		try {
			return await handle(exchange);
		} catch (error) {
			if (error instanceof Refusal) return error.reply;
			throw error;
		}
	};
}
