import {appendFileSync, existsSync} from 'node:fs';
import promises from 'node:fs/promises';
import {syncBuiltinESMExports} from 'node:module';
import process from 'node:process';

// Loaded ahead of kafkey: it stops at one moment of saving until it may go on, tells of the signals that came, and makes
// an error that nothing catches of SIGUSR2.
const {KAFKEY_TEST_HOLD: moment, KAFKEY_TEST_LOG: log} = process.env;
const tell = (line) => appendFileSync(log, `${line}\n`);

async function hold(now, path) {
	if (now !== moment || !/\.env(\.kafkey-lock)?$/.test(String(path))) return;
	tell('held');
	while (!existsSync(`${log}.go`)) await new Promise((resolve) => setTimeout(resolve, 5));
}

const {open, rename} = promises;
promises.open = async (path, flags, ...more) => {
	// Proving the destination takes no lock; only saving does.
	if (flags === 'wx') await hold('before the file is begun', path);
	return open(path, flags, ...more);
};
promises.rename = async (from, to) => {
	await hold('before the file is in place', to);
	await rename(from, to);
	await hold('when the file is in place', to);
};
syncBuiltinESMExports();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => tell(signal));
process.on('SIGUSR2', () => {
	tell('SIGUSR2');
	setImmediate(() => {
		throw new TypeError('a bug');
	});
});
