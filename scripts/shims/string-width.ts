// string-width tries every sign that is not ASCII against /^\p{RGI_Emoji}$/v, which takes V8 long to compile. Ink measures
// each piece of each line with it, so the first ❯ on the screen would pay for that.
import measure, {type Options} from 'string-width';
import {plainWidth} from './plain.js';

export default function stringWidth(text: string, options: Options = {}): number {
	const {ambiguousIsNarrow = true, countAnsiEscapeCodes = false} = options;
	const usual = typeof text === 'string' && ambiguousIsNarrow && !countAnsiEscapeCodes;
	return (usual ? plainWidth(text) : undefined) ?? measure(text, options);
}
