import type {Access} from '../../../../source/providers/access.js';
import {providers} from '../../../../source/providers/index.js';
import {startSandbox} from '../../../../source/sandbox/index.js';
import {walk} from '../../../support/auto-run.js';

/** A credential of every kind that the stand-ins can make, made as a person would. */
export async function credentialsOfAllKinds(): Promise<{kind: string; accesses: readonly Access[]}[]> {
	const sandbox = await startSandbox({topicCount: 3});
	try {
		const made: {kind: string; accesses: readonly Access[]}[] = [];
		for (const provider of providers) {
			const system = sandbox.systems.find(({id}) => id === provider.id);
			if (!system) continue;
			for (const {id} of provider.kinds) {
				const run = await walk(provider, id, system);
				await run.confirm();
				const credential = run.state.run?.credential;
				if (!credential) throw new Error(`${provider.id} ${id} was not made: ${run.state.setback?.what}`);
				made.push({kind: `${provider.id} ${id}`, accesses: credential.accesses});
				// The demo accounts have room for a few keys only.
				await run.session.planning.takeBack();
			}
		}
		return made;
	} finally {
		await sandbox.close();
	}
}
