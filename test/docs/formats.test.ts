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
		'single quotes, `${`, two backslashes in a row or one at the end, invisible characters',
	],
	['Docker env-file', 'line ends and control characters'],
	['shell', 'NUL'],
	['Spring Boot', '`${`, which Spring replaces by another property'],
	['librdkafka, kcat', 'spaces at the start or end, line ends and control characters'],
	['Schema Registry', 'a colon in the user name, which ends it'],
];

const subjects = {any: 'any', kafka: 'Kafka', 'schema-registry': 'Schema Registry'};

/** The page as the formats make it. */
function page(): string {
	const fitting = formatsFor(accesses);
	return `# Formats

The files that clients and tools read a credential from. kafkey writes each of them on your machine, from the credential alone;
it downloads nothing. It writes \`.env\` unless you name another format:

\`\`\`sh
kafkey create --provider ID --kind ID … --yes --save client.properties --format java
\`\`\`

In the wizard, \`f\` on the secret's screen lists the formats that fit the credential, previews each with the secret masked, and
saves it or copies all of it.

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="pictures/formats-dark.svg">
  <img src="pictures/formats-light.svg" alt="A list of formats with the file and the clients of each, from .env to Kubernetes and KafkaJS." width="640">
</picture>

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="pictures/format-java-dark.svg">
  <img src="pictures/format-java-light.svg" alt="The preview of a client.properties for Java, its password masked." width="640">
</picture>

\`dotenv\` and \`nextjs\` are added to the file, beside your own lines. Every other format takes the whole file: kafkey replaces
other content only with \`--force\` or after a yes. Formats that read \`.env\` contain no secret and cannot be the place for
one, so \`--format\` does not accept them; you use them together with a \`.env\` file.

An address that kafkey does not know is never written empty: a comment says that it is missing. In JSON, which has no comments,
it is left out. If an authority of your own signed the brokers' certificates, each file names its PEM file.

| format | for | needs | file | holds the secret |
| --- | --- | --- | --- | --- |
${fitting.map(row).join('\n')}

## What is refused

kafkey does not write a value that the reader of a format would read differently. It says which value and why; another format
can hold it: JSON, YAML and Java's properties can escape every character.

| format | what it cannot hold |
| --- | --- |
${refusals.map(([format, what]) => `| ${format} | ${what} |`).join('\n')}

## Samples

A credential for a Kafka cluster and its Schema Registry. The password is \`${password}\`, to show the quoting.

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
