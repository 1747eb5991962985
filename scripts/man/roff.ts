/** Text as roff takes it: nothing in it is a request, and what is not ASCII is named by its number. */
export function escaped(text: string): string {
	return text
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replace(/^(?=[.'])/gm, '\\&')
		.replace(
			/[^\n -~]/gu,
			(sign) => `\\[u${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
		);
}

/** A heading of the page. */
export function section(title: string): string {
	return `.SH ${title.toUpperCase()}`;
}

export function paragraph(text: string): string {
	return `.PP\n${escaped(text.replace(/\s+/g, ' ').trim())}`;
}

/** A term in bold, and what it means beside it. */
export function item(term: string, meaning: string): string {
	return `.TP\n\\fB${escaped(term)}\\fR\n${escaped(meaning)}`.trimEnd();
}
