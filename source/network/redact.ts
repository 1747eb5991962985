/** Shorter values occur in ordinary words and are no secrets worth the name. */
const shortest = 4;

/** The text without the request's secrets, which a server may echo: as they are, or in a usual encoding. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
	const forms = secrets
		.flatMap((secret) => [secret, ...textsIn(secret)])
		.filter((secret) => secret.length >= shortest)
		.flatMap((secret) => [
			secret,
			JSON.stringify(secret).slice(1, -1),
			encodeURIComponent(secret.toWellFormed()),
			Buffer.from(secret).toString('base64'),
		])
		.sort((one, other) => other.length - one.length);
	return forms.reduce((clean, form) => clean.replaceAll(form, '[redacted]'), text);
}

/** Texts inside a secret that is a whole JSON file, such as a project key's: a server may echo one of them alone. */
function textsIn(secret: string): string[] {
	const texts: string[] = [];
	try {
		JSON.parse(secret, (_key, value: unknown) => typeof value === 'string' && texts.push(value));
		return texts;
	} catch {
		return [];
	}
}
