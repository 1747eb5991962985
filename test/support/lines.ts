import type {IBuffer, IBufferLine} from '@xterm/headless';

/** The lines of a buffer from a row on, trailing spaces cut; `joined` makes lines whole that only the width broke. */
export function linesOf(buffer: IBuffer, from: number, joined = false): string[] {
	const lines: string[] = [];
	for (let row = from; row < buffer.length; row += 1) {
		const line = buffer.getLine(row);
		const last = lines.at(-1);
		if (joined && line?.isWrapped && last !== undefined) lines[lines.length - 1] = last + text(line, false);
		else lines.push(text(line, !joined));
	}
	return lines.map((line) => line.trimEnd());
}

function text(line: IBufferLine | undefined, trim: boolean): string {
	return line?.translateToString(trim) ?? '';
}
