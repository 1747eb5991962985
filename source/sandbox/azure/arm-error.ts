import type {Reply} from '../http.js';

/** A request that Azure Resource Manager refuses. */
export class ArmError extends Error {
	readonly status: number;
	readonly code: string;
	readonly headers: Readonly<Record<string, string>>;

	constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
		super(message);
		this.status = status;
		this.code = code;
		this.headers = headers;
	}
}

/** The error body that the resource provider declares for all operations. */
export function armReply({status, code, message, headers}: ArmError): Reply {
	return {status, headers, json: {error: {code, message, target: null, details: []}}};
}
