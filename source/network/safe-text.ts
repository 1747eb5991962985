/**
 * What a terminal would hide, move or confuse: control, format, private and unassigned characters, lone
 * surrogates, characters that draw nothing, line separators and spaces other than the plain one; plain spaces
 * at an end; a combining mark with nothing to sit on or on top of three others. A backslash that spells such an
 * escape is shown as one, so that no two texts become the same.
 */
const odd =
	/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}|^ +| +$|^\p{M}|(?<=\p{M}{3})\p{M}|\\(?=u\{)/gu;

const wide =
	/[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303e\uff01-\uff60]/u;

/**
 * Text from a server for display: what cannot be seen becomes a visible `\u{…}`, and what is longer than `limit`
 * terminal cells ends in `…`. Only for showing: what is sent back to the server is the raw text.
 */
export function safeText(text: string, limit = 120): string {
	return cut(text.replace(odd, spell), limit);
}

function spell(characters: string): string {
	return [...characters].map((character) => `\\u{${character.codePointAt(0)?.toString(16)}}`).join('');
}

function cut(text: string, limit: number): string {
	let cells = 0;
	let end = 0;
	let fits = 0;
	for (const character of text) {
		cells += width(character);
		if (cells > limit) return `${text.slice(0, fits)}…`;
		end += character.length;
		if (cells < limit) fits = end;
	}
	return text;
}

function width(character: string): number {
	if (/\p{M}/u.test(character)) return 0;
	return wide.test(character) ? 2 : 1;
}
