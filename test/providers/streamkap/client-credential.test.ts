import {describe, expect, test} from 'vitest';
import type {Answers} from '../../../source/providers/field.js';
import {picked, runSteps, typed} from '../../support/api.js';
import {connected, readOnly, role} from './known.js';

const create = 'POST /auth/client-credentials';
const answers: Answers = {
	description: 'metrics exporter',
	service: '',
	access: picked('roles'),
	roles: [readOnly],
};
const answer = {
	created_by_user: {id: 'u', email: 'dana@example.com', name: 'Dana', tenant_id: 't'},
	client_id: '2b7e',
	description: 'metrics exporter',
	created_at: '2025-06-24T10:00:00+00:00',
	roles: [role],
	service_id: 'svc_01',
	secret: 'b1d5781111d84f7b',
};

async function make(given: Answers, answered: object) {
	const {mocked, api} = await connected();
	const plan = mocked.kind('client-credential').plan({api, answers: given});
	mocked.expect(create, answered, {status: 201});
	const {'client-credential': made} = await runSteps(plan);
	mocked.done();
	return {plan, made, sent: mocked.sent[0]?.body};
}

describe('client credential', () => {
	test('is made with roles, in the project of the sign-in', async () => {
		const {plan, made, sent} = await make(answers, answer);
		expect(sent).toEqual({description: 'metrics exporter', service_id: 'svc_01', role_ids: ['3c1f']});
		expect(plan.steps[0]?.will).toBe(
			'create client credential “metrics exporter” in project svc_01 with role 3c1f',
		);
		expect(plan.variables).toEqual(['STREAMKAP_CLIENT_ID', 'STREAMKAP_SECRET']);
		expect(made?.ref).toEqual({id: '2b7e'});
		const [access] = made?.credential?.accesses ?? [];
		expect(access).toMatchObject({
			type: 'oauth-client',
			clientId: '2b7e',
			names: {clientId: 'STREAMKAP_CLIENT_ID', secret: 'STREAMKAP_SECRET'},
			tokenEndpoint: 'https://api.streamkap.com/auth/access-token',
		});
		expect(access?.type === 'oauth-client' && access.secret.reveal()).toBe('b1d5781111d84f7b');
		expect(made?.credential?.details).toEqual([
			{label: 'client id', value: '2b7e'},
			{label: 'description', value: 'metrics exporter'},
			{label: 'project', value: 'svc_01'},
			{label: 'roles', value: 'Read Only'},
			{label: 'created by', value: 'Dana · dana@example.com'},
			{label: 'created', value: '2025-06-24T10:00:00.000Z'},
		]);
		expect(made?.credential?.differences).toEqual([]);
	});

	test('is made with permissions, in another project, without a description', async () => {
		const given = {
			description: '',
			service: 'svc_02',
			access: picked('permissions'),
			permissions: [typed('p1'), typed('p2')],
		};
		const {made, sent} = await make(given, {...answer, description: null, service_id: 'svc_02', roles: []});
		expect(sent).toEqual({service_id: 'svc_02', permission_ids: ['p1', 'p2']});
		expect(made?.credential?.name).toBe('2b7e');
		expect(made?.credential?.differences).toEqual([]);
	});

	test('is compared with what was asked, roles as a set', async () => {
		const admin = {...role, id: 'ad', key: 'Admin', name: 'Admin'};
		const both = {...answers, roles: [picked('ad', {names: ['ad', 'Admin']}), readOnly]};
		const {made: same} = await make(both, {...answer, roles: [role, admin]});
		expect(same?.credential?.differences).toEqual([]);
		const {made: other} = await make(answers, {
			...answer,
			roles: [admin],
			service_id: null,
			description: null,
		});
		expect(other?.credential?.differences).toEqual([
			'It lacks the roles 3c1f.',
			'It also has the roles ad.',
			'Its project is not named; you asked for svc_01.',
			'Its description is “”; you asked for “metrics exporter”.',
		]);
	});

	test.each(['', '   ', 'abc******xyz', null, undefined, 7])(
		'with the secret %j exists and was not delivered',
		async (secret) => {
			const {made} = await make(answers, {...answer, secret});
			expect(made).toEqual({ref: {id: '2b7e'}, label: '2b7e', undelivered: true});
		},
	);

	test('survives odd fields beside its secret', async () => {
		const odd = {client_id: '2b7e', secret: 's3', roles: 'Admin', created_by_user: 'dana', created_at: 5};
		const {made} = await make(answers, odd);
		expect(made?.credential?.accesses).toHaveLength(1);
		expect(made?.credential?.details).toEqual([{label: 'client id', value: '2b7e'}]);
	});
});
