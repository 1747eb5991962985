import * as promises from 'node:fs/promises';
import type {FileSystem} from '../../../source/delivery/safe-file.js';

/** The writer's steps in their order, as the faults name them. */
export const steps = [
	'open',
	'chmod',
	'writeFile',
	'sync',
	'stat',
	'close',
	'rename',
	'open folder',
	'sync folder',
];

/**
 * A file system that calls `before(step)` ahead of every step of the writer and `after(step)` behind it. What they
 * throw, the step throws. A `writeFile` has written half of its bytes when `before` is called.
 */
export function faultyFileSystem(
	before: (step: string) => void,
	after: (step: string) => void = () => {},
): FileSystem {
	const step = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
		before(name);
		const result = await work();
		after(name);
		return result;
	};
	return {
		lstat: promises.lstat,
		unlink: promises.unlink,
		rename: (from, to) => step('rename', () => promises.rename(from, to)),
		open: async (path, flags, mode) => {
			const folder = flags === 'r' ? ' folder' : '';
			const handle = await step(`open${folder}`, () => promises.open(path, flags, mode));
			return new Proxy(handle, {
				get(target, name) {
					const method: unknown = Reflect.get(target, name);
					if (typeof method !== 'function') return method;
					return async (...args: readonly unknown[]) => {
						if (name === 'writeFile') {
							const bytes = Buffer.from(args[0] as Uint8Array);
							await target.write(bytes, 0, bytes.length >> 1, 0);
						}
						return step(`${String(name)}${folder}`, async () => Reflect.apply(method, target, args));
					};
				},
			});
		},
	};
}
