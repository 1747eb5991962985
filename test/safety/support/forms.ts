/** The text as it is and as it could hide in another one: base64 at every offset, URL-encoded, escaped as JSON. */
export function formsOf(secret: string): string[] {
	const encoded = encodeURIComponent(secret);
	const forms = [
		secret,
		encoded,
		encoded.replaceAll('%20', '+'),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(secret).toString('hex'),
		...[0, 1, 2].flatMap((offset) => inBase64(secret, offset)),
	];
	return [...new Set(forms)];
}

/** What of the base64 stays the same whatever stands before, `offset` bytes of a group, and behind. */
function inBase64(secret: string, offset: number): string[] {
	const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
	const [from, to] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)];
	return (['base64', 'base64url'] as const).map((encoding) => bytes.toString(encoding).slice(from, to));
}

/** The forms of the secret that stand in the text. */
export function formsIn(text: string | Buffer, secret: string): string[] {
	return formsOf(secret).filter((form) => text.includes(form));
}
