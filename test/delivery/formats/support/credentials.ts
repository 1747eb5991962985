import type {Access} from '../../../../source/providers/access.js';
import {walk} from '../../../support/auto-run.js';
import {providers} from '../../../support/providers.js';
import type {TestSandbox} from '../../../support/sandbox.js';

/** A credential of every kind, made at its stand-in as a person would. */
export async function credentialsOfAllKinds(
	sandbox: TestSandbox,
): Promise<{kind: string; accesses: readonly Access[]}[]> {
	const made: {kind: string; accesses: readonly Access[]}[] = [];
	for (const provider of providers) {
		for (const {id} of provider.kinds) {
			const run = await walk(provider, id, sandbox);
			await run.confirm();
			const credential = run.state.run?.credential;
			if (!credential) throw new Error(`${provider.id} ${id} was not made.`);
			made.push({kind: `${provider.id} ${id}`, accesses: credential.accesses});
			// The demo accounts have room for a few keys only.
			await run.session.planning.takeBack();
		}
	}
	return made;
}
