import {jsonOf} from './contents.js';
import {isThere, isThereQuestion} from './is-there.js';
import {nameFrom, plainPath, type Store} from './store.js';

/**
 * One secret that holds all variables as a JSON object. `file://` reads a parameter's value from a file (AWS's
 * documentation of the command line), and opens it once, so that it may be standard input (source of the AWS CLI).
 */
export const aws: Store = {
	id: 'aws',
	name: 'AWS Secrets Manager',
	noun: 'AWS secret',
	command: 'aws',
	readsDevice: true,
	asks: [
		{
			id: 'name',
			label: 'What is the secret called?',
			example: 'orders/kafka',
			rule: plainPath,
			suggest: nameFrom,
		},
		isThereQuestion,
	],
	signedIn: {argv: ['sts', 'get-caller-identity'], by: 'code'},
	signIn: 'aws sso login, or aws configure',
	save: {
		all: (answers) => [
			'secretsmanager',
			...(isThere(answers) ? ['put-secret-value', '--secret-id'] : ['create-secret', '--name']),
			answers['name'] ?? '',
			...['--secret-string', 'file:///dev/stdin'],
		],
		text: jsonOf,
	},
	place: ({name = ''}) => name,
	effect: (answers) =>
		isThere(answers)
			? 'It becomes a new version; AWS keeps the one before it.'
			: 'A secret of that name that is there already stays as it is, and nothing is saved.',
};
