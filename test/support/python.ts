import {join} from 'node:path';

/** For a Python program: the environment of these tests, and the packages that .ci/run installs with pip. */
export const pythonEnvironment = {
	...process.env,
	PYTHONPATH: join(import.meta.dirname, '../../.cache/python'),
};
