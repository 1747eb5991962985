import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {formatNamed, writeFormat} from '../../source/delivery/formats/index.js';
import {readAccesses} from '../../source/delivery/read-accesses.js';
import {Problem} from '../../source/errors.js';
import {type Access, secretOf} from '../../source/providers/access.js';
import {isWithheld, Secret} from '../../source/secret.js';
import {providers} from '../support/providers.js';
import {temporaryFolders} from '../support/temporary.js';
import {passwords, shapes} from './formats/support/shapes.js';

const folder = temporaryFolders();
const forms = providers.flatMap((provider) => provider.forms ?? []);

/** Formats that are read, and which ways in they hold. */
const read = {
	dotenv: ['kafka', 'http-basic', 'oauth-client'],
	nextjs: ['kafka', 'http-basic', 'oauth-client'],
	shell: ['kafka', 'http-basic', 'oauth-client'],
	java: ['kafka', 'http-basic'],
	'spring-properties': ['kafka', 'http-basic'],
	quarkus: ['kafka', 'http-basic'],
	'kafka-connect': ['kafka'],
	'schema-registry': ['http-basic'],
	librdkafka: ['kafka'],
	kcat: ['kafka'],
} as const;

/** Ways in that a file alone can tell: with an address, and known by their variables. */
const told = [
	'Kafka, PLAIN',
	'Kafka, SCRAM-SHA-512, plain text',
	'Kafka and Schema Registry',
	'Schema Registry',
];

const cases = Object.entries(shapes)
	.filter(([shape]) => told.includes(shape) || shape.includes('own authority'))
	.flatMap(([shape, make]) =>
		Object.entries(passwords)
			.filter(([, text]) => !isWithheld(text))
			.map(([password, text]) => ({shape, password, accesses: make(new Secret(text))})),
	);

/** The access with an authority that is there. */
function withAuthority(access: Access, path: string): Access {
	if (access.type !== 'kafka' || !access.authority) return access;
	return {...access, authority: {...access.authority, path}};
}

test.each(Object.entries(read))('%s is read as it was written', async (id, types) => {
	const format = formatNamed(id);
	let files = 0;
	const authority = join(folder(), 'an authority.pem');
	writeFileSync(authority, '-----BEGIN CERTIFICATE-----\n');
	for (const {shape, password, accesses} of cases) {
		let text: string;
		try {
			text = writeFormat(format, {
				name: 'orders',
				accesses: accesses.map((access) => withAuthority(access, authority)),
			}).reveal();
		} catch (error) {
			if (error instanceof Problem) continue;
			throw error;
		}
		files += 1;
		const path = join(folder(), format.file);
		writeFileSync(path, text);
		const {found} = await readAccesses(path, forms);
		const wanted = accesses.filter((access) => types.some((type) => type === access.type)).map(line);
		expect(found.map(({access}) => line(access)).toSorted(), `${shape} · ${password}\n${text}`).toEqual(
			wanted.toSorted(),
		);
	}
	expect(files).toBeGreaterThan(0);
});

function line(access: Access): string {
	const secret = secretOf(access).reveal();
	return access.type === 'oauth-client' ? `${access.clientId} ${secret}` : `${access.username} ${secret}`;
}
