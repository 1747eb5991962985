import {spoken} from '../../lines/spoken.js';
import {plainText} from '../../screens/ui/theme.js';
import type {World} from '../../world.js';
import type {WizardFlags} from '../create/flags.js';
import {hasUnicode, isSpoken} from './terminal.js';

/** Lines of kafkey's own as the terminal can show them, and a screen reader read them. */
export function showable(
	text: string,
	world: Pick<World, 'env' | 'platform' | 'stdout'>,
	flags: Pick<WizardFlags, 'screenReader'>,
): string {
	const unicode = hasUnicode(world);
	if (!isSpoken(world, flags)) return plainText(text, unicode);
	const lines = text.split('\n').map((line) => spoken(line, unicode));
	return lines.join('\n');
}
