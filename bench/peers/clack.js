import {select} from '@clack/prompts';
import {entries} from './entries.js';

await select({
	message: 'Where should the credential come from?',
	options: entries.map((value) => ({value, label: value})),
});
