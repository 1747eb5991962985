import {copySecret} from '../../../source/delivery/clipboard.js';
import {Secret} from '../../../source/secret.js';

// Copies the secret in the file argv[2] on the platform argv[3], then clears when argv[4] is `clear`; prints JSON.
const [, , file = '', platform = 'linux', then = '', terminal = 'terminal'] = process.argv;
Object.defineProperty(process, 'platform', {value: platform});
const {readFileSync, writeFileSync} = await import('node:fs');
const secret = new Secret(readFileSync(file, 'utf8'));
const outcome: Record<string, unknown> = {};
try {
	const surroundings = {platform: process.platform, env: process.env, terminal: terminal === 'terminal'};
	const copied = await copySecret(secret, surroundings);
	Object.assign(outcome, {how: copied.how, note: copied.note});
	if (copied.how === 'terminal') {
		Object.assign(outcome, {sequence: copied.sequence.reveal(), clear: copied.clearSequence});
	}
	const held = process.env['HELD'] ?? '';
	if (then === 'change') writeFileSync(held, 'of another program');
	if (then !== '') outcome['cleared'] = await copied.clear();
} catch (error) {
	outcome['problem'] = String(error);
}
process.stdout.write(JSON.stringify(outcome), () => process.exit());
