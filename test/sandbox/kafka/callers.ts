import {expect, onTestFinished, vi} from 'vitest';
import {dial, type Target} from './dial.js';

/** Connections that end with the test. */
export function callers(target: () => Target) {
	const open = async () => {
		const connection = await dial(target());
		onTestFinished(connection.hangUp);
		return connection;
	};
	const signedIn = async (name: string, secret: string) => {
		const connection = await open();
		expect(await connection.signIn('SCRAM-SHA-512', name, secret)).toBe('signed in');
		return connection;
	};
	return {open, signedIn, asAdmin: () => signedIn(target().admin.user, target().admin.password)};
}

/** Waits for others to see what a change on one connection has done. */
export function soon(look: () => Promise<void>): Promise<void> {
	return vi.waitFor(look, {timeout: 10_000, interval: 100});
}
