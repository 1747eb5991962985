import {isWebPage, readErrorBody} from './answer.js';
import type {Explained, FieldMessage} from './call.js';
import type {Exchange} from './exchange.js';
import {HttpProblem, type Outcome} from './problem.js';
import {withoutSecrets} from './redact.js';
import {secondsToWait} from './retry.js';
import {safeText} from './safe-text.js';
import {type ErrorAnswer, type Subject, tellStatus} from './sentences.js';

const longestMessage = 400;

/** Reads an answer other than 2xx: the vendor's words without the request's secrets, and made safe. */
export function refusal(
	subject: Subject,
	answer: Extract<Exchange, {answered: true}>,
	explain: ((body: unknown) => Explained | undefined) | undefined,
	secrets: readonly string[],
	requestId: string | undefined,
): HttpProblem {
	const clean = (text: string, limit?: number) => safeText(withoutSecrets(text, secrets).trim(), limit);
	const explained = explanation(answer, explain);
	const words = explained?.text && clean(explained.text, longestMessage);
	const code = explained?.code && clean(explained.code);
	const fields = (explained?.fields ?? []).map(
		(field): FieldMessage => ({
			path: field.path.map((part) => (typeof part === 'string' ? clean(part) : part)),
			message: clean(field.message, longestMessage),
		}),
	);
	const redirect = target(answer.headers['location'], subject.host);
	const retryAfter = secondsToWait(answer.headers);
	const {status} = answer;
	const facts = {
		status,
		...(requestId !== undefined && {requestId}),
		...(retryAfter !== undefined && {retryAfter}),
	};
	const outcome = outcomeOf(status);
	const seen: ErrorAnswer = {
		...facts,
		...(words && {words}),
		...(redirect !== undefined && {redirect}),
		webPage: isWebPage(answer),
	};
	return new HttpProblem(tellStatus(subject, outcome, seen), {
		...facts,
		outcome,
		fields,
		...(code && {code}),
	});
}

/**
 * A 4xx did nothing, but for 408, which a gateway may send for an upstream that went on. A redirect is unclear
 * too: 303, and by habit 301 and 302, are also sent after the work was done.
 */
export function outcomeOf(status: number): Outcome {
	return status >= 400 && status < 500 && status !== 408 ? 'refused' : 'unclear';
}

function explanation(
	answer: Extract<Exchange, {answered: true}>,
	explain: ((body: unknown) => Explained | undefined) | undefined,
): Explained | undefined {
	const body = readErrorBody(answer);
	try {
		return body === undefined ? undefined : explain?.(body);
	} catch {
		return undefined;
	}
}

/** Scheme and host of a `location` header; the rest may hold a password or be hostile. */
function target(location: string | undefined, host: string): string | undefined {
	if (location === undefined || !URL.canParse(location, `https://${host}`)) return undefined;
	const url = new URL(location, `https://${host}`);
	return safeText(`${url.protocol}//${url.host}`);
}
