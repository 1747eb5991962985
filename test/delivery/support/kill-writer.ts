import {writeSafely} from '../../../source/delivery/safe-file.js';
import {faultyFileSystem} from './faulty.js';

// Writes argv[3] bytes to the file argv[2] and kills itself at the moment argv[4], such as `before rename`.
const [, , path = '', text = '', moment = ''] = process.argv;
const die = (when: string) => (step: string) => {
	if (`${when} ${step}` === moment) process.kill(process.pid, 'SIGKILL');
};
await writeSafely(path, Buffer.from(text), {fs: faultyFileSystem(die('before'), die('after'))});
