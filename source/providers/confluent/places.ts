import type {Answer} from '../field.js';

/** What a listing knows of a Schema Registry or a ksqlDB cluster. */
export type HttpPlace = {readonly url?: string};

/** What the listing told about a picked place; undefined for one that was typed. */
export function placeOf<Place>(answer: Answer | undefined): Place | undefined {
	return answer !== undefined && typeof answer === 'object' && 'data' in answer
		? (answer.data as Place | undefined)
		: undefined;
}

/** `host:port` of a bootstrap address, which Confluent may give with `SASL_SSL://`. */
export function withoutScheme(address: string | null | undefined): string | undefined {
	return address?.replace(/^\w+:\/\//, '');
}

/** The phase of something that cannot be used yet, or no longer. */
export function unready(phase: string | null | undefined): string | undefined {
	return phase && phase !== 'PROVISIONED' ? phase.toLowerCase() : undefined;
}

/** What is known, side by side. */
export function joined(...parts: readonly (string | null | undefined)[]): string {
	return parts.filter(Boolean).join(' · ');
}
