import {safeText} from '../../network/safe-text.js';
import {type Answer, type Field, rowsOf} from '../../providers/field.js';
import {Secret} from '../../secret.js';

/** An answer as it is read; a secret is never shown. */
export function answerWords(field: Field<unknown>, answer: Answer | undefined): string {
	if (answer === undefined || answer === '') return 'nothing';
	if (answer instanceof Secret) return 'a secret';
	if (typeof answer === 'string') return safeText(answer, longest);
	if ('value' in answer) return safeText(answer.label as string, longest);
	const each =
		field.kind === 'rows'
			? rowsOf(answer).map((row) => field.format(row))
			: answer.map((picked) => ('label' in picked ? String(picked['label']) : ''));
	return each.length === 0 ? 'nothing' : safeText(each.join(', '), longest);
}

/** Terminal cells of an answer. */
const longest = 600;
