// Writes schemas/.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import '../pictures/resolve-typescript.js';

const {currentSchemas} = await import('./current.js');

const folder = join(import.meta.dirname, '../../schemas');
mkdirSync(folder, {recursive: true});
for (const [name, text] of await currentSchemas()) writeFileSync(join(folder, name), text);
