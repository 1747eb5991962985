import {pbkdf2Sync, randomBytes} from 'node:crypto';
import {
	AclOperations,
	AclPermissionTypes,
	alterUserScramCredentialsV0,
	createAclsV3,
	createTopicsV7,
	deleteAclsV3,
	describeAclsV3,
	describeClusterV1,
	describeGroupsV5,
	describeUserScramCredentialsV0,
	findCoordinatorV6,
	listGroupsV5,
	metadataV10,
	metadataV12,
	ResourcePatternTypes,
	ResourceTypes,
} from '@platformatic/kafka';
import {beforeAll, describe, expect, test} from 'vitest';
import {metadataV8} from '../../../source/network/kafka/metadata-v8.js';
import {callers, soon} from './callers.js';
import {dial, type Target} from './dial.js';

type Rule = Parameters<typeof createAclsV3.createRequest>[0][number];
type Filter = Parameters<typeof describeAclsV3.createRequest>[0];

const {TOPIC, GROUP, ANY} = ResourceTypes;
const {LITERAL, PREFIXED} = ResourcePatternTypes;
const {READ, WRITE, CREATE, DELETE, ALTER, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS, ALL} = AclOperations;
const {ALLOW, DENY} = AclPermissionTypes;

/** “Not said”, where operations are. */
const unsaid = -2_147_483_648;
const every = [READ, WRITE, CREATE, DELETE, ALTER, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS];
const bits = (operations: readonly number[]) => operations.reduce((sum, code) => sum | (1 << code), 0);

/** A topic as a client asks whether it may be made. */
function topic(name: string) {
	return {name, numPartitions: -1, replicationFactor: -1, assignments: [], configs: []};
}

/** A SCRAM user as a client asks for one; mechanism 1 is SCRAM-SHA-256, 2 is SCRAM-SHA-512. */
function scramUser(name: string, mechanism: 1 | 2, password: string, iterations = 4096) {
	const salt = randomBytes(16);
	const [size, hash] = mechanism === 1 ? ([32, 'sha256'] as const) : ([64, 'sha512'] as const);
	const saltedPassword = pbkdf2Sync(password, salt, iterations, size, hash);
	return {name, mechanism, iterations, salt, saltedPassword};
}

/**
 * What the stand-in and Apache Kafka's own broker both have to answer those who are signed in, with the broker's own
 * answers. The cluster has the topics `orders`, `orders.created` and `billing`, and none that is called `nothing`.
 */
export function rightsTable(target: () => Target): void {
	const {open, signedIn, asAdmin} = callers(target);
	const user = `table-${randomBytes(4).toString('hex')}`;
	const password = 'a-password-of-the-table';
	const asUser = () => signedIn(user, password);
	const rule = (
		resourceType: Rule['resourceType'],
		resourceName: string,
		resourcePatternType: Rule['resourcePatternType'],
		operation: Rule['operation'],
	): Rule => ({
		...{resourceType, resourceName, resourcePatternType, operation},
		...{principal: `User:${user}`, host: '*', permissionType: ALLOW},
	});
	const filter = (part: Partial<Filter> = {}): Filter => ({
		...{resourceType: ANY, resourceName: null, resourcePatternType: ANY, principal: `User:${user}`},
		...{host: null, operation: ANY, permissionType: ANY},
		...part,
	});

	describe('a super user', () => {
		test('sees a topic, what is in it and everything that can be done to it', async () => {
			const admin = await asAdmin();
			const node = {nodeId: 1, port: Number(target().address.split(':')[1]), rack: null};
			const partition = {errorCode: 0, leaderId: 1, replicaNodes: [1], isrNodes: [1], offlineReplicas: []};
			const answer = await admin.ask(metadataV12, ['orders'], false, true);
			expect(answer).toMatchObject({
				brokers: [node],
				clusterId: expect.stringMatching(/^[\w-]{22}$/),
				controllerId: 1,
				topics: [
					{
						...{errorCode: 0, name: 'orders', isInternal: false, topicAuthorizedOperations: bits(every)},
						topicId: expect.not.stringMatching(/^0{8}/),
						partitions: expect.arrayContaining([expect.objectContaining({...partition, partitionIndex: 0})]),
					},
				],
			});
			const unasked = await admin.ask(metadataV12, ['orders'], false, false);
			expect(unasked).toMatchObject({topics: [{topicAuthorizedOperations: unsaid}]});
			const older = await admin.ask(metadataV10, ['orders'], false, true);
			expect(older).toMatchObject({topics: [{name: 'orders', topicAuthorizedOperations: bits(every)}]});
		});

		test('is told the same by the form before the compact one, which kafkey reads itself', async () => {
			const admin = await asAdmin();
			const names = ['orders', 'nothing'];
			const newer = await admin.ask(metadataV12, names, false, true);
			const older = await admin.ask(metadataV8, names);
			if (newer === 'closed' || older === 'closed') return expect.fail('it hung up');
			const known = ({topics, ...rest}: typeof older) => ({
				...rest,
				topics: topics.map(({topicId: _, ...topic}) => topic),
			});
			expect(known(older)).toEqual(known(newer));
			const all = await admin.ask(metadataV8, null);
			expect(all).toMatchObject({topics: expect.arrayContaining([{...older.topics[0]}])});
		});

		test('is told which topics are not there, after those that are, each once', async () => {
			const answer = await (await asAdmin()).ask(
				metadataV12,
				['nothing', 'orders', 'no name!', 'orders'],
				true,
				true,
			);
			expect(answer).toMatchObject({
				topics: [
					{errorCode: 0, name: 'orders'},
					{errorCode: 3, name: 'nothing', partitions: [], topicAuthorizedOperations: bits(every)},
					{errorCode: 17, name: 'no name!', partitions: []},
				],
			});
			expect(await (await asAdmin()).ask(metadataV12, [], false, true)).toMatchObject({topics: []});
		});

		test('may do everything to a group that does not exist, and to the cluster', async () => {
			const admin = await asAdmin();
			await soon(async () => {
				const found = await admin.ask(findCoordinatorV6, 0, ['no-group']);
				expect(found).toMatchObject({coordinators: [{key: 'no-group', nodeId: 1, errorCode: 0}]});
				const answer = await admin.ask(describeGroupsV5, ['no-group'], true);
				expect(answer).toMatchObject({
					groups: [{errorCode: 0, groupId: 'no-group', groupState: 'Dead', authorizedOperations: 3400}],
				});
			});
			const cluster = await admin.ask(describeClusterV1, true, 1);
			expect(cluster).toMatchObject({errorCode: 0, controllerId: 1, clusterAuthorizedOperations: 8096});
		});

		test('is told of SCRAM users, and which are not there', async () => {
			const admin = await asAdmin();
			const asked = [{name: target().admin.user}, {name: 'nobody'}];
			expect(await admin.ask(describeUserScramCredentialsV0, asked)).toMatchObject({
				errorCode: 0,
				results: expect.arrayContaining([
					expect.objectContaining({user: target().admin.user, errorCode: 0}),
					expect.objectContaining({
						user: 'nobody',
						errorCode: 91,
						errorMessage: 'Attempt to describe a user credential that does not exist: nobody',
						credentialInfos: [],
					}),
				]),
			});
			const twice = await admin.ask(describeUserScramCredentialsV0, [{name: 'admin'}, {name: 'admin'}]);
			expect(twice).toMatchObject({results: [{user: 'admin', errorCode: 92, credentialInfos: []}]});
		});

		test('changes a user once in a request, and only within reason', async () => {
			const admin = await asAdmin();
			const deletions = [{name: 'nobody', mechanism: 1}];
			const upsertions = [
				scramUser('few', 1, 'x', 100),
				scramUser('many', 1, 'x', 20_000),
				scramUser('', 1, 'x'),
				scramUser('both', 1, 'x'),
				scramUser('both', 2, 'x'),
			];
			const answer = await admin.ask(alterUserScramCredentialsV0, deletions, upsertions);
			const results = answer === 'closed' ? [] : answer.results;
			expect(new Map(results.map((one) => [one.user, `${one.errorCode} ${one.errorMessage}`]))).toEqual(
				new Map([
					['nobody', '91 Attempt to delete a user credential that does not exist'],
					['few', '93 Too few iterations'],
					['many', '93 Too many iterations'],
					['', '93 Username must not be empty'],
					['both', '92 A user credential cannot be altered twice in the same request'],
				]),
			);
		});

		test('adds no rule that could not be one', async () => {
			const admin = await asAdmin();
			const rules = [
				rule(ResourceTypes.CLUSTER, 'another', LITERAL, READ),
				rule(TOPIC, '', LITERAL, READ),
				{...rule(TOPIC, 'x', LITERAL, READ), principal: 'nobody'},
			];
			const name = 'The only valid name for the CLUSTER resource is kafka-cluster';
			expect(await admin.ask(createAclsV3, rules)).toMatchObject({
				results: [
					{errorCode: 42, errorMessage: name},
					{errorCode: 42, errorMessage: 'Invalid empty resource name'},
					{errorCode: 42, errorMessage: expect.stringContaining('Could not parse principal from `nobody`')},
				],
			});
		});
	});

	describe('a new user', () => {
		beforeAll(async () => {
			const admin = await dial(target());
			await admin.signIn('PLAIN', target().admin.user, target().admin.password);
			const made = await admin.ask(alterUserScramCredentialsV0, [], [scramUser(user, 2, password)]);
			expect(made).toMatchObject({results: [{user, errorCode: 0}]});
			admin.hangUp();
			await soon(async () => {
				const connection = await dial(target());
				expect(await connection.signIn('SCRAM-SHA-512', user, password)).toBe('signed in');
				connection.hangUp();
			});
		});

		test('signs in by its mechanism only', async () => {
			for (const by of ['PLAIN', 'SCRAM-SHA-256'] as const)
				expect(await (await open()).signIn(by, user, password)).toMatch(/^58: /);
		});

		test('may see nothing and change nothing', async () => {
			const own = await asUser();
			const hidden = {errorCode: 29, topicId: '00000000-0000-0000-0000-000000000000', partitions: []};
			const topics = ['nothing', 'orders'].map((name) => ({...hidden, name}));
			expect(await own.ask(metadataV12, null as never, false, true)).toMatchObject({topics: []});
			expect(await own.ask(metadataV12, ['nothing', 'orders'], true, true)).toMatchObject({
				topics: topics.map((topic) => ({...topic, topicAuthorizedOperations: unsaid})),
			});
			expect(await own.ask(describeGroupsV5, ['g'], true)).toMatchObject({
				groups: [{errorCode: 30, groupId: 'g', groupState: '', authorizedOperations: unsaid}],
			});
			const nowhere = {nodeId: -1, host: '', port: -1};
			expect(await own.ask(findCoordinatorV6, 0, ['g'])).toMatchObject({
				coordinators: [{key: 'g', errorCode: 30, ...nowhere}],
			});
			expect(await own.ask(findCoordinatorV6, 1, ['t'])).toMatchObject({
				coordinators: [{key: 't', errorCode: 53, ...nowhere}],
			});
			expect(await own.ask(listGroupsV5, [], [])).toMatchObject({errorCode: 0, groups: []});
			const cluster = await own.ask(describeClusterV1, true, 1);
			expect(cluster).toMatchObject({errorCode: 0, brokers: [{}], clusterAuthorizedOperations: 0});
			expect(await own.ask(describeUserScramCredentialsV0, [{name: 'admin'}])).toMatchObject({
				errorCode: 31,
				results: [{user: '', errorCode: 31}],
			});
			const change = await own.ask(alterUserScramCredentialsV0, [{name: 'admin', mechanism: 1}], []);
			expect(change).toMatchObject({results: [{user: 'admin', errorCode: 31}]});
			expect(await own.ask(describeAclsV3, filter())).toMatchObject({errorCode: 31, resources: []});
			const added = await own.ask(createAclsV3, [rule(TOPIC, 'orders', LITERAL, READ)]);
			expect(added).toMatchObject({results: [{errorCode: 31}]});
			const removed = await own.ask(deleteAclsV3, [filter()]);
			expect(removed).toMatchObject({filterResults: [{errorCode: 31, matchingAcls: []}]});
			expect(await own.ask(createTopicsV7, [topic('nothing'), topic('orders')], 5000, true)).toMatchObject({
				topics: [
					{name: 'nothing', errorCode: 29},
					{name: 'orders', errorCode: 29},
				],
			});
		});

		const rules = [
			rule(TOPIC, 'orders', PREFIXED, READ),
			rule(TOPIC, 'billing', LITERAL, WRITE),
			rule(GROUP, 'g-', PREFIXED, READ),
		];
		const topicsOf = async (...names: string[]) => {
			const answer = await (await asUser()).ask(metadataV12, names, false, true);
			const topics = answer === 'closed' ? [] : answer.topics;
			return topics.map(({name, errorCode, topicAuthorizedOperations: operations}) => {
				return [name, errorCode, operations] as const;
			});
		};

		test('may do what its rules say and what they imply, and no more', async () => {
			const admin = await asAdmin();
			const done = {errorCode: 0, errorMessage: ''};
			expect(await admin.ask(createAclsV3, rules)).toMatchObject({results: [done, done, done]});
			const reading = bits([READ, DESCRIBE]);
			await soon(async () => {
				expect(await topicsOf('orders', 'billing', 'nothing', 'orders.nothing')).toEqual([
					['orders', 0, reading],
					['billing', 0, bits([WRITE, DESCRIBE])],
					['orders.nothing', 3, reading],
					['nothing', 29, unsaid],
				]);
			});
			const own = await asUser();
			const all = await own.ask(metadataV12, null as never, false, true);
			const names = all === 'closed' ? [] : all.topics.map(({name}) => name);
			expect(names).toEqual(expect.arrayContaining(['orders', 'orders.created', 'billing']));
			expect(names.filter((name) => !/^(orders|billing$)/.test(name ?? ''))).toEqual([]);
			expect(await own.ask(describeGroupsV5, ['g-1', 'other'], true)).toMatchObject({
				groups: [
					{errorCode: 30, groupId: 'other', authorizedOperations: unsaid},
					{errorCode: 0, groupId: 'g-1', groupState: 'Dead', authorizedOperations: reading},
				],
			});
		});

		test('is refused what a rule denies, whatever else allows it', async () => {
			const admin = await asAdmin();
			const denials = [
				{...rule(TOPIC, 'orders', LITERAL, DESCRIBE), permissionType: DENY},
				{...rule(TOPIC, 'billing', LITERAL, READ), permissionType: DENY},
				{...rule(GROUP, 'g-1', LITERAL, ALL), permissionType: DENY},
			];
			const more = rule(TOPIC, '*', LITERAL, ALL);
			await admin.ask(createAclsV3, [...denials, more]);
			await soon(async () => {
				expect(await topicsOf('orders', 'billing')).toEqual([
					['billing', 0, bits(every.filter((code) => code !== READ))],
					['orders', 29, unsaid],
				]);
			});
			const made = [topic('orders'), topic('billing'), topic('nothing'), topic('no name')];
			expect(await (await asUser()).ask(createTopicsV7, made, 5000, true)).toMatchObject({
				topics: expect.arrayContaining([
					expect.objectContaining({name: 'orders', errorCode: 36}),
					expect.objectContaining({name: 'billing', errorCode: 36}),
					expect.objectContaining({name: 'nothing', errorCode: 0}),
					expect.objectContaining({name: 'no name', errorCode: 17}),
				]),
			});
			expect(await topicsOf('nothing')).toEqual([['nothing', 3, bits(every)]]);
			const groups = await (await asUser()).ask(describeGroupsV5, ['g-1', 'g-2'], true);
			expect(groups).toMatchObject({
				groups: [{errorCode: 30}, {authorizedOperations: bits([READ, DESCRIBE])}],
			});
			const gone = await admin.ask(deleteAclsV3, [
				filter({permissionType: DENY}),
				filter({resourceName: '*'}),
			]);
			expect(gone).toMatchObject({
				filterResults: [{matchingAcls: [{}, {}, {}]}, {matchingAcls: [{resourceName: '*', operation: ALL}]}],
			});
		});

		test('has its rules listed by every kind of filter, and taken away by one', async () => {
			const admin = await asAdmin();
			const listed = async (part: Parameters<typeof filter>[0]) => {
				const answer = await admin.ask(describeAclsV3, filter(part));
				if (answer === 'closed') return answer;
				const all = answer.resources.flatMap(({acls, ...resource}) =>
					acls.map((acl) => ({...resource, ...acl})),
				);
				return all.sort((one, other) => one.resourceName.localeCompare(other.resourceName));
			};
			const [orders, billing, group] = rules;
			await soon(async () => expect(await listed({})).toEqual([billing, group, orders]));
			expect(await listed({operation: READ})).toEqual([group, orders]);
			expect(await listed({resourceType: TOPIC, resourceName: 'orders'})).toEqual([orders]);
			expect(await listed({resourceName: 'orders', resourcePatternType: LITERAL})).toEqual([]);
			const match = {resourcePatternType: ResourcePatternTypes.MATCH};
			expect(await listed({...match, resourceName: 'orders.created'})).toEqual([orders]);
			expect(await listed({permissionType: DENY})).toEqual([]);
			const deleted = await admin.ask(deleteAclsV3, [filter({resourceName: 'nothing'}), filter()]);
			expect(deleted).toMatchObject({
				filterResults: [
					{errorCode: 0, matchingAcls: []},
					{errorCode: 0, matchingAcls: [{}, {}, {}]},
				],
			});
			await soon(async () => expect(await listed({})).toEqual([]));
		});

		test('is gone once it is taken away', async () => {
			const admin = await asAdmin();
			const gone = await admin.ask(alterUserScramCredentialsV0, [{name: user, mechanism: 2}], []);
			expect(gone).toMatchObject({results: [{user, errorCode: 0, errorMessage: null}]});
			await soon(async () => {
				expect(await (await open()).signIn('SCRAM-SHA-512', user, password)).toMatch(/^58: /);
			});
		});
	});
}
