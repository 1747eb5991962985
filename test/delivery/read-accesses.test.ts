import {execFileSync} from 'node:child_process';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {applyEnvFile} from '../../source/delivery/env-file.js';
import {readAccesses} from '../../source/delivery/read-accesses.js';
import {variablesOf} from '../../source/delivery/variables.js';
import {type Access, type AccessForm, namesFor, secretOf} from '../../source/providers/access.js';
import {Secret} from '../../source/secret.js';
import {temporaryFolders} from '../support/temporary.js';

const folder = temporaryFolders();

const probe = {path: 'things', purpose: 'list the things'};
const token = {
	base: 'api',
	exchange: {path: 'token', clientId: 'id', secret: 'secret', token: 'token'},
	read: {path: 'me', purpose: 'see itself'},
};
const depot = {
	type: 'http-basic',
	label: 'Schema Registry',
	names: namesFor('SCHEMA_REGISTRY'),
	probe,
} as const;
const forms: readonly AccessForm[] = [
	{...depot, probe: {...probe, path: 'far'}, fits: (url) => url.endsWith('.far.example')},
	depot,
	{type: 'http-basic', label: 'Kafka REST', names: namesFor('KAFKA_REST'), probe},
	{
		type: 'http-basic',
		label: 'Depot API',
		names: {username: 'DEPOT_CLOUD_API_KEY', password: 'DEPOT_CLOUD_API_SECRET'},
		probe: {...probe, base: 'api'},
	},
	{
		type: 'oauth-client',
		label: 'Depot client',
		names: {clientId: 'DEPOT_CLIENT_ID', secret: 'DEPOT_SECRET'},
		probe: token,
	},
];

async function read(text: string | Buffer, name = '.env') {
	const path = join(folder(), name);
	writeFileSync(path, text);
	return readAccesses(path, forms);
}

/** An access as a line: everything that matters, the secret included. */
function line(access: Access): string {
	const secret = secretOf(access).reveal();
	if (access.type === 'oauth-client') return `${access.label} ${access.clientId}:${secret}`;
	if (access.type === 'http-basic') return `${access.label} ${access.username}:${secret}@${access.url ?? ''}`;
	const {securityProtocol, mechanism, username, bootstrapServers, topic = '', group = ''} = access;
	return [`${securityProtocol} ${mechanism} ${username}:${secret}@${bootstrapServers}`, topic, group]
		.join(' ')
		.trim();
}

async function lines(text: string, name?: string): Promise<string[]> {
	return (await read(text, name)).found.map(({access}) => line(access));
}

const servers = 'KAFKA_BOOTSTRAP_SERVERS=b.example:9092';
const kafka = 'SASL_SSL PLAIN ann:s3cret@b.example:9092';

describe('what kafkey writes', () => {
	test('it reads back, in every number and behind a prefix', async () => {
		const password = new Secret("it has 'no' quotes".replaceAll("'", ''));
		const written: Access[] = [
			{
				type: 'kafka',
				label: 'Kafka',
				bootstrapServers: 'a.example:9092,[::1]:9093',
				securityProtocol: 'SASL_PLAINTEXT',
				mechanism: 'SCRAM-SHA-512',
				username: 'ann',
				password,
				topic: 'orders',
				group: 'billing',
			},
			{...depot, url: 'https://sr.far.example', username: 'ann', password},
			{
				type: 'oauth-client',
				label: 'Depot client',
				names: {clientId: 'DEPOT_CLIENT_ID', secret: 'DEPOT_SECRET'},
				clientId: 'id-1',
				secret: password,
			},
		];
		for (const prefix of ['', 'ORDERS', 'KAFKA_2']) {
			const path = join(folder(), '.env');
			await applyEnvFile(path, variablesOf([...written, ...written], {prefix}));
			const {found, untried} = await readAccesses(path, forms);
			expect(untried).toEqual([]);
			expect(found.map(({access}) => line(access)).toSorted()).toEqual(
				[...written, ...written].map(line).toSorted(),
			);
		}
	});
});

describe('names that others use', () => {
	test.each([
		['KAFKA_BROKERS=b.example:9092\nKAFKA_USERNAME=ann\nKAFKA_PASSWORD=s3cret'],
		['KAFKA_BROKER=b.example:9092\nKAFKA_SASL_USER=ann\nKAFKA_SASL_PASSWORD=s3cret'],
		['KAFKA_BOOTSTRAP_SERVER=b.example:9092\nKAFKA_API_KEY=ann\nKAFKA_API_SECRET=s3cret'],
		['BOOTSTRAP_SERVERS=b.example:9092\nCLUSTER_API_KEY=ann\nCLUSTER_API_SECRET=s3cret'],
		[
			'export BOOTSTRAP_SERVERS="b.example:9092"\nexport SASL_USERNAME=ann # me\nexport SASL_PASSWORD=\'s3cret\'',
		],
		['SHOP_BOOTSTRAP_SERVERS=b.example:9092\nSHOP_API_KEY=ann\nSHOP_API_SECRET=s3cret'],
		['KAFKA_URL=kafka+ssl://b.example:9092\nKAFKA_USER=ann\nKAFKA_PASSWORD=s3cret'],
		[
			`SPRING_KAFKA_BOOTSTRAP_SERVERS=b.example:9092\nSPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG='x.PlainLoginModule required username="ann" password="s3cret";'`,
		],
		[
			`${servers}\nKAFKA_USERNAME=ann\nKAFKA_PASSWORD=s3cret\nKAFKA_SASL_USERNAME=ann\nKAFKA_SASL_PASSWORD=s3cret`,
		],
	])('%j', async (text) => {
		expect(await lines(text)).toEqual([kafka]);
	});

	test.each([
		['SCHEMA_REGISTRY_API_KEY=k\nSCHEMA_REGISTRY_API_SECRET=s'],
		['SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO=k:s'],
		['BASIC_AUTH_USER_INFO=k:s'],
		['SCHEMA_REGISTRY_USER=k\nSCHEMA_REGISTRY_PASSWORD=s'],
	])('a Schema Registry: %j', async (text) => {
		const wanted = ['Schema Registry k:s@https://sr.example'];
		expect(await lines(`SCHEMA_REGISTRY_URL=https://sr.example\n${text}`)).toEqual(wanted);
	});

	test('a sign-in within an address is taken out of it', async () => {
		const {found} = await read('SCHEMA_REGISTRY_URL=https://k:s%2Ft@sr.example/api');
		expect(found.map(({access}) => line(access))).toEqual(['Schema Registry k:s/t@https://sr.example/api']);
	});

	test.each([
		[
			'UPPER_KAFKA_REST_URL=https://r.example\nUPPER_KAFKA_REST_USERNAME=u\nUPPER_KAFKA_REST_PASSWORD=p',
			'Kafka REST u:p@https://r.example',
		],
		['DEPOT_CLOUD_API_KEY=k\nDEPOT_CLOUD_API_SECRET=s', 'Depot API k:s@'],
		['DEPOT_CLIENT_ID=c\nDEPOT_CLIENT_SECRET=s', 'Depot client c:s'],
	])('%j', async (text, wanted) => {
		expect(await lines(text)).toEqual([wanted]);
	});

	test('whose address it is decides whose probe it gets', async () => {
		const text = (host: string) =>
			`SCHEMA_REGISTRY_URL=https://${host}\nSCHEMA_REGISTRY_API_KEY=k\nSCHEMA_REGISTRY_API_SECRET=s`;
		for (const [host, path, isCertain] of [
			['a.far.example', 'far', true],
			['a.example', 'things', false],
		] as const) {
			const [found] = (await read(text(host))).found;
			expect([found?.forms[0]?.probe, found?.isCertain]).toEqual([{...probe, path}, isCertain]);
		}
	});

	test('API_KEY alone is anybody’s, and is sent to no broker', async () => {
		expect(await lines('BOOTSTRAP_SERVERS=b.example:9092\nAPI_KEY=k\nAPI_SECRET=s')).toEqual([]);
	});

	test('passwords of other things are not taken for Kafka’s', async () => {
		const text = `${servers}\nAPI_KEY=k\nAPI_SECRET=s\nDB_USERNAME=u\nDB_PASSWORD=p\nUSERNAME=u\nPASSWORD=p\nSHOP_API_KEY=k\nSHOP_API_SECRET=s`;
		const {found, untried} = await read(text);
		expect(found).toEqual([]);
		expect(untried).toEqual([
			{
				sentence: expect.stringContaining(
					'has KAFKA_BOOTSTRAP_SERVERS, but no KAFKA_SASL_USERNAME and no KAFKA_SASL_PASSWORD, so Kafka was not checked.',
				),
				isOpen: true,
			},
		]);
	});
});

const jaas = 'org.apache.kafka.common.security.scram.ScramLoginModule required';

describe('.properties and .conf', () => {
	test.each([
		[
			'client.properties',
			`bootstrap.servers=a.example:9092,\\\n  b.example:9092\nsecurity.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-256\nsasl.jaas.config=${jaas} \\\n  username\\="ann" \\\n  password\\="s\\\\"3\\\\\\\\cret";\ngroup.id=billing`,
			'SASL_SSL SCRAM-SHA-256 ann:s"3\\cret@a.example:9092,b.example:9092  billing',
		],
		[
			'librdkafka.conf',
			'bootstrap.servers=b.example:9092\nsecurity.protocol=sasl_ssl\nsasl.mechanisms=SCRAM-SHA-512\nsasl.username=ann\nsasl.password=s\\3cret:=#\n',
			'SASL_SSL SCRAM-SHA-512 ann:s\\3cret:=#@b.example:9092',
		],
		['python.config', 'metadata.broker.list=b.example:9092\nsasl.username=ann\nsasl.password=s3cret', kafka],
		[
			'application.properties',
			'spring.kafka.bootstrap-servers=b.example:9092\nspring.kafka.properties.sasl.mechanism=PLAIN\nspring.kafka.properties.sasl.jaas.config=x.PlainLoginModule required username="ann" password="s3cret";\nspring.kafka.consumer.group-id=g',
			`${kafka}  g`,
		],
		[
			'sr.properties',
			'schema.registry.url=https://sr.example\nbasic.auth.credentials.source=USER_INFO\nbasic.auth.user.info=k:s:t',
			'Schema Registry k:s:t@https://sr.example',
		],
		[
			'sr2.properties',
			'schema.registry.url=https://sr.example\nschema.registry.basic.auth.user.info=k:s',
			'Schema Registry k:s@https://sr.example',
		],
	])('%s', async (name, text, wanted) => {
		expect(await lines(text, name)).toEqual([wanted]);
	});

	test('names are told in the file’s own spelling', async () => {
		const {untried} = await read('sasl.username=ann\nsasl.mechanism=PLAIN', 'client.properties');
		expect(untried[0]?.sentence).toMatch(
			/client\.properties has sasl\.username, but no bootstrap\.servers and no sasl\.password, so Kafka was not checked\.$/,
		);
	});
});

const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const whole = `${servers}\nKAFKA_SASL_USERNAME=ann\nKAFKA_SASL_PASSWORD=s3cret`;

test('the authority is read from where the file names it', async () => {
	for (const [name, text] of [
		['.env', `${whole}\nKAFKA_SSL_CA_LOCATION=certificates/ca.pem`],
		[
			'a.properties',
			'bootstrap.servers=b.example:9092\nsasl.username=ann\nsasl.password=s\nssl.truststore.type=PEM\nssl.truststore.location=certificates/ca.pem',
		],
	] as const) {
		const place = folder();
		mkdirSync(join(place, 'certificates'));
		writeFileSync(join(place, 'certificates/ca.pem'), pem);
		writeFileSync(join(place, name), text);
		const {found} = await readAccesses(join(place, name), forms);
		expect(found[0]?.access).toMatchObject({authority: {path: join(place, 'certificates/ca.pem'), pem}});
	}
});

test('a trust store that is no PEM file is said, and so is what was taken for granted', async () => {
	const {found} = await read(`${whole}\nKAFKA_SSL_TRUSTSTORE_LOCATION=store.jks`);
	expect(found[0]?.notes).toEqual([
		'It names no security protocol; SASL_SSL was tried.',
		'It names no SASL mechanism; PLAIN was tried.',
		expect.stringContaining('KAFKA_SSL_TRUSTSTORE_LOCATION is not a PEM file'),
	]);
});

describe('what is missing or wrong is told, not tried', () => {
	test.each([
		[`${servers}\nKAFKA_SASL_USERNAME=ann`, 'but no KAFKA_SASL_PASSWORD, so'],
		[
			'ORDERS_KAFKA_SASL_PASSWORD_2=s',
			'ORDERS_KAFKA_SASL_PASSWORD_2, but no ORDERS_KAFKA_BOOTSTRAP_SERVERS_2 and no ORDERS_KAFKA_SASL_USERNAME_2, so',
		],
		[`${servers}\nKAFKA_SASL_USERNAME=ann\nKAFKA_SASL_PASSWORD=`, 'KAFKA_SASL_PASSWORD is empty'],
		[`${servers}\nKAFKA_SASL_USERNAME=ann\nKAFKA_SASL_PASSWORD="  "`, 'KAFKA_SASL_PASSWORD is empty'],
		[`${servers}\nKAFKA_SASL_USERNAME=ann\nKAFKA_SASL_PASSWORD=********`, 'KAFKA_SASL_PASSWORD is masked'],
		[`${servers}\nKAFKA_SASL_USERNAME=ann\nKAFKA_SASL_PASSWORD=s••••••••`, 'KAFKA_SASL_PASSWORD is masked'],
		[
			`${servers}\nKAFKA_SASL_USERNAME=ann\nKAFKA_SASL_PASSWORD='\${SECRET}'`,
			'KAFKA_SASL_PASSWORD refers to another variable, which is not followed',
		],
		[`KAFKA_BROKERS=b.example:90922\nKAFKA_USERNAME=ann\nKAFKA_PASSWORD=s`, 'KAFKA_BROKERS is not HOST:PORT'],
		[`KAFKA_BROKERS=b.example\nKAFKA_USERNAME=ann\nKAFKA_PASSWORD=s`, 'KAFKA_BROKERS is not HOST:PORT'],
		[
			`KAFKA_BROKERS=ann:s3cret@b.example:9092\nKAFKA_USERNAME=ann\nKAFKA_PASSWORD=s`,
			'KAFKA_BROKERS is not HOST:PORT',
		],
		[
			`${whole}\nKAFKA_SASL_MECHANISM=GSSAPI`,
			'KAFKA_SASL_MECHANISM is none of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512',
		],
		[
			`${whole}\nKAFKA_SECURITY_PROTOCOL=SSL`,
			'KAFKA_SECURITY_PROTOCOL is neither SASL_SSL nor SASL_PLAINTEXT',
		],
		[
			`${whole}\nKAFKA_SSL_CA_LOCATION=nowhere.pem`,
			'the file that KAFKA_SSL_CA_LOCATION names cannot be used',
		],
		[`${servers}\nKAFKA_SASL_JAAS_CONFIG=what`, 'KAFKA_SASL_JAAS_CONFIG holds no user name and password'],
		[
			'SCHEMA_REGISTRY_URL=sr.example\nSCHEMA_REGISTRY_API_KEY=k\nSCHEMA_REGISTRY_API_SECRET=s',
			'SCHEMA_REGISTRY_URL is no web address',
		],
		[
			'SCHEMA_REGISTRY_API_KEY=k\nSCHEMA_REGISTRY_API_SECRET=s',
			'but no SCHEMA_REGISTRY_URL, so Schema Registry was not checked',
		],
		[
			'SCHEMA_REGISTRY_URL=https://sr.example\nSCHEMA_REGISTRY_BASIC_AUTH_USER_INFO=whole',
			'SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO is not USER:PASSWORD',
		],
		['DEPOT_CLIENT_ID=c', 'has DEPOT_CLIENT_ID, but no DEPOT_SECRET, so Depot client was not checked'],
	])('%j', async (text, sentence) => {
		const {found, untried} = await read(text);
		expect(found).toEqual([]);
		expect(untried).toEqual([{sentence: expect.stringContaining(sentence), isOpen: false}]);
		expect(untried[0]?.sentence).not.toMatch(/s3cret|\bann\b/);
	});

	test('an address that asks for no sign-in is only noted', async () => {
		const {untried} = await read('SCHEMA_REGISTRY_URL=http://127.0.0.1:8081');
		expect(untried.map(({isOpen}) => isOpen)).toEqual([true]);
	});

	test('a file of other things holds nothing to check', async () => {
		expect(await read('PORT=80\nKAFKA_TOPIC=orders\nAPI_SECRET=s\n')).toMatchObject({found: [], untried: []});
	});
});

describe('hostile files', () => {
	test.each([
		['a line of a megabyte', `A="${'x'.repeat(1_000_000)}\n${whole}`],
		['a name of a megabyte', `${'A_'.repeat(490_000)}=x\n${whole}`],
		['names of every object', `__proto__=x\nconstructor=y\n__proto___KAFKA_TOPIC=z\n${whole}`],
		['a hundred thousand lines', `${'K=v\n'.repeat(100_000)}${whole}`],
	])('%s', async (_, text) => {
		expect(await lines(text)).toEqual([kafka]);
	});

	test.each([
		['a NUL', Buffer.from(`A=\0\n${whole}`), 'It is a binary file.'],
		['bytes that are no UTF-8', Buffer.from([0x41, 0x3d, 0xc3, 0x28]), 'It is not valid UTF-8.'],
		['two megabytes', Buffer.alloc(2_000_000, 'A'), 'It is larger than 1 MiB.'],
	])('%s', async (_, bytes, why) => {
		await expect(read(bytes)).rejects.toMatchObject({
			what: expect.stringMatching(/\.env cannot be read\.$/),
			why,
		});
	});

	test('a file of many prefixes is no reason to wait', async () => {
		const lines = Array.from({length: 30_000}, (_, index) => `P${index}_KAFKA_SASL_PASSWORD=secret`);
		expect((await read(lines.join('\n'))).untried).toHaveLength(lines.length);
	});

	test('folders, pipes and what is not there are told', async () => {
		const place = folder();
		mkdirSync(join(place, 'folder'));
		execFileSync('mkfifo', [join(place, 'pipe')]);
		const why = async (name: string) =>
			readAccesses(join(place, name), forms).catch((error: {why?: string}) => error.why);
		expect(await why('folder')).toBe('It is a folder.');
		expect(await why('pipe')).toBe('It is a pipe, a socket or a device, not a plain file.');
		expect(await why('nothing')).toBe('There is no such file.');
	});

	test('a link is followed, because nothing is written', async () => {
		const place = folder();
		writeFileSync(join(place, 'real'), whole);
		symlinkSync('real', join(place, '.env'));
		expect((await readAccesses(join(place, '.env'), forms)).found).toHaveLength(1);
	});
});
