import {safeText} from '../network/safe-text.js';
import {kindOf, providerOf} from '../wizard/questions.js';
import type {Session} from '../wizard/session.js';

/** What stays in the scrollback: what exists and where its secret is, without the secret. */
export function receiptOf(session: Session): string | undefined {
	const {state} = session;
	const {run} = state;
	if (!run) return undefined;
	const place = [providerOf(state)?.name, state.sandbox === 'on' ? 'sandbox' : ''].filter(Boolean).join(', ');
	if (run.status === 'made' && run.credential) {
		const {id, name} = run.credential;
		const saved = (state.secret?.receipts ?? []).filter(({tone}) => tone !== 'problem');
		const title = `kafkey: made ${kindOf(state)?.name ?? 'a credential'} ${[...new Set([id, name])]
			.filter(Boolean)
			.map((text) => safeText(text))
			.join(' ')} (${place})`;
		const where = saved.map(({sentence}) => `  saved  ${sentence}`);
		if (where.length > 0) return [title, ...where].join('\n');
		const next = state.secret?.ticked ? [] : ['  kafkey recover deletes it'];
		return [title, '  saved nowhere by kafkey', ...next].join('\n');
	}
	const exists = session.planning.exists();
	if (exists.length > 0)
		return `kafkey: left without a usable secret (${place}):\n${exists.map((thing) => `  ${thing}`).join('\n')}`;
	if (run.status === 'unclear' || run.status === 'running') {
		const where = session.planning.lookAt;
		return `kafkey: it is not known whether something was created (${place}).${where ? ` Look at: ${where}.` : ''}`;
	}
	return undefined;
}
