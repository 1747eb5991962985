import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A Markdown file, by its path from the project's folder. */
export type Page = {readonly path: string; readonly text: string};

export function readPage(path: string): Page {
	return {path, text: readFileSync(join(root, path), 'utf8')};
}

/** README, the other pages beside it, and everything in docs/. */
export function allPages(): Page[] {
	return globSync(['*.md', 'docs/**/*.md'], {cwd: root}).sort().map(readPage);
}

/** The TypeScript of the page by file: each block under the line that is nothing but its path. */
export function codeOf({text}: Page): Map<string, string> {
	const blocks = text.matchAll(/^`([\w./-]+)`\n\n```ts\n(.*?)^```$/gms);
	return new Map([...blocks].map(([, path = '', code = '']) => [path, code]));
}
