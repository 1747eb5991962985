import {planEnvFile} from '../env-plan.js';
import type {Format} from './format.js';
import type {Opened} from './opened.js';
import {cannotHold} from './refusal.js';
import {comment, header, missingVariables} from './text.js';

export const dotenv: Format = {
	id: 'dotenv',
	name: '.env',
	file: '.env',
	takes: 'any',
	dialect: (value) => value,
	text: (opened) => envFile(opened, (value) => value),
};

/** Next.js replaces `$NAME` in every value, quoted or not, and takes `\$` for a dollar. */
const escapeDollars = (value: string) => value.replaceAll('$', '\\$');

export const nextjs: Format = {
	id: 'nextjs',
	name: 'Next.js',
	file: '.env.local',
	takes: 'any',
	dialect: escapeDollars,
	text: (opened) => envFile(opened, escapeDollars),
};

/** Single quotes hold everything in a POSIX shell but themselves, and no shell has a way to hold a NUL. */
export const shell: Format = {
	id: 'shell',
	name: 'Shell',
	language: 'sh, bash, zsh',
	file: 'kafka.sh',
	takes: 'any',
	text: (opened) =>
		header('Variables of a shell', opened) +
		comment('Load them: . ./kafka.sh') +
		missingVariables(opened) +
		opened.variables
			.map(({name, value}) => {
				if (value.includes('\0')) throw cannotHold(name, 'It holds a NUL, which ends every variable.');
				return `export ${name}='${value.replaceAll("'", "'\\''")}'\n`;
			})
			.join(''),
};

/** Read as it stands after `=`: no quotes, no escapes (Docker's documentation of `docker run --env-file`). */
export const dockerEnvFile: Format = {
	id: 'docker-env',
	name: 'Docker env-file',
	language: 'docker run --env-file',
	file: 'docker.env',
	takes: 'any',
	text: (opened) =>
		header('Variables of a container', opened) +
		comment('Use it: docker run --env-file docker.env …') +
		missingVariables(opened) +
		opened.variables
			.map(({name, value}) => {
				if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) {
					throw cannotHold(
						name,
						'It holds a line end or a control character, and this format has no quotes.',
					);
				}
				return `${name}=${value}\n`;
			})
			.join(''),
};

function envFile(opened: Opened, dialect: (value: string) => string): string {
	const variables = opened.variables.map(({name, value}) => ({name, value: dialect(value)}));
	const {bytes, refused} = planEnvFile(undefined, variables);
	const [first] = refused;
	if (first) {
		throw cannotHold(first.name, first.why);
	}
	return missingVariables(opened) + bytes.toString('utf8');
}
