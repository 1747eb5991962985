import {readFileSync} from 'node:fs';
import process from 'node:process';

// Loaded ahead of kafkey: SIGUSR2 makes a bug of it, an error that nothing catches and that quotes a file's text.
process.on('SIGUSR2', () => {
	setImmediate(() => {
		throw new TypeError(`cannot use ${readFileSync(process.env.KAFKEY_TEST_QUOTES, 'utf8')}`);
	});
});
