import {jsonOf} from './contents.js';
import {nameFrom, plainPath, type Store} from './store.js';

/**
 * One secret that holds all variables as a JSON object. `file://` reads a parameter's value from a file (AWS's
 * documentation of the command line), and opens it once, so that it may be standard input (source of the AWS CLI).
 * `create-secret` refuses a name that is there, `put-secret-value` one that is not (AWS's reference of the commands).
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
	],
	signedIn: ['sts', 'get-caller-identity'],
	signIn: 'aws sso login, or aws configure',
	save: {
		all: ({name = ''}, isThere) => [
			'secretsmanager',
			...(isThere ? ['put-secret-value', '--secret-id'] : ['create-secret', '--name']),
			name,
			...['--secret-string', 'file:///dev/stdin'],
		],
		text: jsonOf,
	},
	place: ({name = ''}) => name,
	existing: 'Saving adds a version; AWS keeps the one before it.',
	look: {
		argv: ({name = ''}) => [
			...['secretsmanager', 'describe-secret', '--secret-id', name],
			...['--query', 'Name', '--output', 'text'],
		],
		names: ({code, complaint}, {name = ''}) => {
			if (code === 0) return [name];
			return complaint.includes('ResourceNotFoundException') ? [] : undefined;
		},
	},
};
