import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Format} from '../../source/delivery/formats/format.js';
import {formats, formatsFor, writeFormat} from '../../source/delivery/formats/index.js';
import {type Access, namesFor} from '../../source/providers/access.js';
import {Secret} from '../../source/secret.js';
import {root} from './pages.js';

const password = 'p4"ss$word#1';
const accesses: readonly Access[] = [
	{
		type: 'kafka',
		label: 'Kafka',
		bootstrapServers: 'broker-1.example.com:9093,broker-2.example.com:9093',
		securityProtocol: 'SASL_SSL',
		mechanism: 'SCRAM-SHA-512',
		username: 'orders-app',
		password: new Secret(password),
		topic: 'orders',
		group: 'orders-app',
		authority: {path: '/etc/kafka/ca.pem', pem: ''},
	},
	{
		type: 'http-basic',
		label: 'Schema Registry',
		names: namesFor('SCHEMA_REGISTRY'),
		url: 'https://registry.example.com',
		username: 'orders-app',
		password: new Secret(password),
	},
];

const refusals = [
	[
		'`.env`, Next.js',
		'single quotes, `${`, two backslashes in a row or one at the end, characters that cannot be seen',
	],
	['Docker env-file', 'line ends and control characters'],
	['shell', 'NUL'],
	['Spring Boot', '`${`, which Spring replaces by another property'],
	['librdkafka, kcat', 'blanks at the ends, line ends and control characters'],
	['Schema Registry', 'a colon in the user name, which ends it'],
];

const subjects = {any: 'any', kafka: 'Kafka', 'schema-registry': 'Schema Registry'};

/** The page as the formats make it. */
function page(): string {
	const fitting = formatsFor(accesses);
	return `# Formats

What a client or a tool reads a credential from. kafkey writes all of them on your machine, out of what the credential
opens; nothing is fetched. \`.env\` is what it writes unless you name another one:

\`\`\`sh
kafkey create --provider ID --kind ID … --yes --save client.properties --format java
\`\`\`

In the wizard, \`f\` beside the secret lists those that fit, shows each with the secret masked, and saves it or copies it whole.

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="pictures/formats-dark.svg">
  <img src="pictures/formats-light.svg" alt="A list of formats with the file and the clients of each, from .env to Kubernetes and KafkaJS." width="640">
</picture>

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="pictures/format-java-dark.svg">
  <img src="pictures/format-java-light.svg" alt="The preview of a client.properties for Java, its password masked." width="640">
</picture>

A file of its own is written whole: other content is replaced only with \`--force\` or after a yes. \`dotenv\` and \`nextjs\` are
written into the file beside what stands there. Formats that read \`.env\` hold no secret and are no place for one, so
\`--format\` does not take them; they are of use beside a \`.env\` file.

An address that kafkey was not told is never written empty: a comment says that it is missing. In JSON, which has no
comments, it is just not there. Where the brokers' certificates have an authority of your own, each file names its PEM file.

| format | for | needs | file | holds the secret |
| --- | --- | --- | --- | --- |
${fitting.map(row).join('\n')}

## What is refused

A value that the reader of a format would read as something else is not written. kafkey says which and why, and another
format takes it: JSON, YAML and Java's properties have an escape for every character.

| format | what it cannot hold |
| --- | --- |
${refusals.map(([format, what]) => `| ${format} | ${what} |`).join('\n')}

## Samples

A credential for a Kafka cluster and its Schema Registry. Its password is \`${password}\`, so that the quoting shows.

${fitting.map(sample).join('\n')}`;
}

function row({id, name, language = '', takes, file, readsEnvironment}: Format): string {
	const whom = language === '' ? name : `${name} (${language})`;
	return `| \`${id}\` | ${whom} | ${subjects[takes]} | \`${file}\` | ${readsEnvironment ? 'no, reads `.env`' : 'yes'} |`;
}

function sample(format: Format): string {
	const text = writeFormat(format, {name: 'orders-app', accesses}).reveal();
	return `### ${format.name}\n\n\`${format.file}\`\n\n\`\`\`${syntaxOf(format.file)}\n${text}\`\`\`\n`;
}

function syntaxOf(file: string): string {
	const ending = file.split('.').at(-1) ?? '';
	const names: Readonly<Record<string, string>> = {
		mjs: 'js',
		py: 'python',
		local: 'sh',
		env: 'sh',
		conf: 'properties',
	};
	return names[ending] ?? ending;
}

test('docs/formats.md shows every format as it is written (vitest -u writes the page)', async () => {
	expect(formatsFor(accesses)).toEqual(formats);
	await expect(page()).toMatchFileSnapshot(join(root, 'docs/formats.md'));
});
