/** The body of `POST /iam/v2/api-keys`; only the owner is required (Confluent's OpenAPI). */
export type KeyRequest = {
	readonly spec: {
		readonly display_name: string;
		readonly description?: string;
		readonly owner: {readonly id: string};
		readonly resource: KeyResource;
	};
};

/** What a key opens. A Flink region has an environment beside its id; the official clients send kind and version of some. */
export type KeyResource = {
	/** `lkc-…`, `lsrc-…`, `lksqlc-…`, `aws.eu-central-1`, `cloud`, `tableflow` or `global`. */
	readonly id: string;
	readonly environment?: string;
	readonly kind?: string;
	readonly api_version?: string;
};

/** Whether an answer's id is the one asked for: in any case, and of Flink with or without the environment before it. */
export function isSameResource(answered: string, {id, environment}: KeyResource): boolean {
	const found = answered.toLowerCase();
	return [id, `${environment}.${id}`].some((each) => each.toLowerCase() === found);
}

/** Keys for no resource of their own. */
export function isOfAll({id}: KeyResource): boolean {
	return ['cloud', 'tableflow', 'global'].includes(id);
}

export function inWords({id, environment}: KeyResource): string {
	return environment === undefined ? id : `${id} in ${environment}`;
}
