import {select} from '@inquirer/prompts';
import {entries} from './entries.js';

await select({message: 'Where should the credential come from?', choices: entries});
