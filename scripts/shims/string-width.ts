// string-width tries every sign that is not ASCII against /^\p{RGI_Emoji}$/v, which takes V8 long to compile. Ink measures
// each piece of each line with it, so the first ❯ on the screen would pay for that. The signs below, which the screens
// draw, take one column, coloured or not; every other text is left to string-width.
import measure, {type Options} from 'string-width';

const narrow = /^[ -~·–—‘’“”•…›←-↓→─-╿○●✓✗❯⠀-⣿]*$/;
const escapeSign = '\u001B';
const styles = new RegExp(`${escapeSign}\\[[\\d;]*m`, 'g');

export default function stringWidth(text: string, options: Options = {}): number {
	const {ambiguousIsNarrow = true, countAnsiEscapeCodes = false} = options;
	if (typeof text !== 'string' || !ambiguousIsNarrow || countAnsiEscapeCodes) return measure(text, options);
	const plain = text.includes(escapeSign) ? text.replace(styles, '') : text;
	return narrow.test(plain) ? plain.length : measure(plain);
}
