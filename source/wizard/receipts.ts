import type {Receipt} from './secret-state.js';

/** The receipts with one more: a problem is over with what comes next, and nothing is told twice. */
export function withReceipt(told: readonly Receipt[], receipt: Receipt): Receipt[] {
	const stay = told.filter(
		({tone, label, sentence}) =>
			tone !== 'problem' && (label !== receipt.label || sentence !== receipt.sentence),
	);
	return [...stay, receipt];
}
