import {item, paragraph} from './roff.js';

/** A part of the text around a command's flags; `title` is empty where it has no heading. */
export type Part = {readonly title: string; readonly body: string};

/** The parts of a help text: what stands under a line such as `Examples:`, and the paragraphs between. */
export function partsOf(text: string): Part[] {
	return text
		.split(/\n{2,}/)
		.filter((block) => block.trim() !== '')
		.map((block) => {
			const [, title, rest] = /^\n?(\S.*):\n((?: .*\n?)+)$/.exec(block) ?? [];
			return title === undefined || rest === undefined ? {title: '', body: block} : {title, body: rest};
		});
}

/** Roff of one part: examples and exit codes as lists, all else as a paragraph. */
export function bodyOf({body}: Part): string {
	if (/^ {2}\$ /.test(body)) return examples(body);
	if (/^ {2}\d/.test(body)) return exitCodes(body);
	return paragraph(body);
}

function examples(body: string): string {
	const lines = body.replace(/\n {10,}(?=\S)/g, (_, at: number) => (hasWords(body, at) ? ' ' : '  '));
	return [...lines.matchAll(/^ {2}\$ (.*?)(?: {2,}(.*))?$/gm)]
		.map(([, command = '', words = '']) => item(command, words))
		.join('\n');
}

/** Whether the line that ends here says something of its command already. */
function hasWords(text: string, end: number): boolean {
	return /(?:\S {2,}| {10,})\S/.test(text.slice(text.lastIndexOf('\n', end - 1) + 3, end));
}

function exitCodes(body: string): string {
	return body
		.trim()
		.split(/ · |\n\s+(?=\d)/)
		.map((each) => /^([\d, ]*\d) (.*)$/s.exec(each.replace(/\s+/g, ' ')))
		.map((found) => item(found?.[1] ?? '', found?.[2] ?? ''))
		.join('\n');
}
