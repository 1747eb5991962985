import {applyEnvFile} from '../../../source/delivery/env-file.js';

// Saves argv[4] variables one by one, named after argv[3], to the file argv[2].
const [, , path = '', name = '', count = ''] = process.argv;
for (let number = 0; number < Number(count); number += 1) {
	await applyEnvFile(path, [{name: `${name}_${number}`, value: `${name}/${number}`}]);
}
