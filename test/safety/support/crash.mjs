import {readFileSync} from 'node:fs';
import process from 'node:process';

const {KAFKEY_TEST_QUOTES: quotes, KAFKEY_TEST_REPORT: report} = process.env;

// Loaded ahead of kafkey. SIGUSR2 writes a report of the process, or makes a bug of it: an error that nothing catches
// and that quotes a file's text.
process.on('SIGUSR2', () => {
	if (report !== undefined) {
		process.report.writeReport(report);
		return;
	}
	setImmediate(() => {
		throw new TypeError(`cannot use ${readFileSync(quotes, 'utf8')}`);
	});
});
