import {copySecret} from '../../delivery/clipboard.js';
import {planEnvFile} from '../../delivery/env-plan.js';
import {type Renaming, variablesOf} from '../../delivery/variables.js';
import {Problem} from '../../errors.js';
import type {Credential} from '../../providers/provider.js';
import {Secret} from '../../secret.js';
import type {Copied} from '../../wizard/doors.js';
import type {World} from '../../world.js';

/** Where copies go. */
export type Clipboard = {
	readonly world: Pick<World, 'env' | 'platform'>;
	/** Writes to the terminal past what draws on it: for the terminal's own clipboard. Absent where that cannot be used. */
	readonly writeRaw?: (text: string) => void;
};

/** Copies one text, and says where it went. Throws a Problem where no clipboard takes it. */
export async function copy(text: Secret, {world, writeRaw}: Clipboard): Promise<Copied> {
	const {env, platform} = world;
	const copied = await copySecret(text, {env, platform, terminal: writeRaw !== undefined});
	if (copied.how === 'terminal') writeRaw?.(copied.sequence.reveal());
	const words = {
		cleared: 'The clipboard is empty again.',
		changed: 'The clipboard holds something else by now; it was left alone.',
		unknown: 'Whether the clipboard is empty could not be seen.',
	};
	return {
		sentence: copied.note,
		clear: async () => {
			if (copied.how === 'terminal') {
				writeRaw?.(copied.clearSequence);
				return 'The terminal was asked to empty its clipboard; whether it did cannot be known.';
			}
			return words[await copied.clear()];
		},
	};
}

/** Everything as it would stand in `.env`. A value that cannot stand there has to be copied alone. */
export function block(credential: Credential, renaming: Renaming): Secret {
	const {bytes, refused} = planEnvFile(undefined, variablesOf(credential.accesses, renaming));
	const [first] = refused;
	if (first) {
		throw new Problem({
			what: `${first.name} cannot stand in a .env file.`,
			why: first.why,
			next: 'Mark it and copy it alone with c.',
		});
	}
	return new Secret(bytes.toString('utf8'));
}
