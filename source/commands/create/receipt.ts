import {safeText} from '../../network/safe-text.js';
import {recoverCommandAt} from '../../shell-word.js';
import {proofLines} from '../../wizard/check-words.js';
import {kindOf, providerOf} from '../../wizard/questions.js';
import type {Session} from '../../wizard/session.js';

/** What stays in the scrollback: what exists and where its secret is, without the secret. */
export function receiptOf(session: Session): string | undefined {
	const {state} = session;
	const {run} = state;
	if (!run) return undefined;
	const place = [providerOf(state)?.name, state.sandbox === 'on' ? 'sandbox' : ''].filter(Boolean).join(', ');
	if (run.status === 'made' && run.credential) {
		const {id, name} = run.credential;
		const receipts = (state.secret?.receipts ?? []).filter(({tone}) => tone !== 'problem');
		const verb = run.plan.renews ? 'gave a new secret to' : 'made';
		const title = `kafkey: ${verb} ${kindOf(state)?.name ?? 'a credential'} ${[...new Set([id, name])]
			.filter(Boolean)
			.map((text) => safeText(text))
			.join(' ')} (${place})`;
		const proofs = proofsOf(session).map((line) => `  ${line}`);
		const lines = receipts.map(({label, sentence}) => `  ${label}: ${sentence}`);
		if (receipts.some(({tone}) => tone === 'ok')) return [title, ...lines, ...proofs].join('\n');
		const told = state.secret?.ticked || state.sandbox === 'on';
		const next = told ? [] : [`  ${recoverCommandAt(session.baseUrl)} deletes it`];
		return [title, '  saved nowhere by kafkey', ...lines, ...proofs, ...next].join('\n');
	}
	const exists = session.planning.exists();
	const where = session.planning.lookAt;
	const isKnown = run.found?.length || (run.status !== 'unclear' && run.status !== 'running');
	const unknown = `kafkey: it is not known whether something was created (${place}).${where ? ` Look at: ${where}.` : ''}`;
	const left = `kafkey: left without a usable secret (${place}):`;
	const lines = [
		...(isKnown ? [] : [unknown]),
		...(exists.length > 0 ? [left, ...exists.map((thing) => `  ${thing}`)] : []),
	];
	return lines.length > 0 ? lines.join('\n') : undefined;
}

/** What was proved of the new credential and what was not, a line or two an access. */
function proofsOf({state, checking}: Session): string[] {
	const {checks = []} = state;
	return checks.flatMap((check) => {
		const name = checks.length > 1 ? `${check.access.label}: ` : '';
		return proofLines(check, checking.seconds(check), checking.later).map((line) => `${name}${line}`);
	});
}
