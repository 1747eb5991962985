// Writes man/kafkey.1.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import '../pictures/resolve-typescript.js';

const {currentManPage} = await import('./current.js');

const folder = join(import.meta.dirname, '../../man');
mkdirSync(folder, {recursive: true});
writeFileSync(join(folder, 'kafkey.1'), await currentManPage());
