const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** What a reader sees as single characters: an emoji family, a letter with its accents and a lone surrogate are one each. */
export function graphemesOf(text: string): string[] {
	return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** The nearest boundary between characters at or after `offset`, both in UTF-16 units. */
export function boundaryFrom(text: string, offset: number): number {
	const part = segmenter.segment(text).containing(offset);
	if (part === undefined) return text.length;
	return part.index === offset ? offset : part.index + part.segment.length;
}

/** The boundary one character before `offset` (0 at the start), in UTF-16 units. */
export function boundaryBefore(text: string, offset: number): number {
	return segmenter.segment(text).containing(offset - 1)?.index ?? 0;
}

/** The boundary one character after `offset` (the length at the end), in UTF-16 units. */
export function boundaryAfter(text: string, offset: number): number {
	return boundaryFrom(text, Math.min(offset + 1, text.length));
}
