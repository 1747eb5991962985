import {writeSafely} from '../../../source/delivery/safe-file.js';

// Writes the file argv[2] under the umask argv[3] and prints the warnings as JSON.
const [, , path = '', mask = ''] = process.argv;
process.umask(Number(mask));
const {warnings} = await writeSafely(path, Buffer.from('NEW=1\n'));
process.stdout.write(JSON.stringify(warnings));
