import {beforeAll, describe, expect, test} from 'vitest';
import {proveHttp} from '../../source/check/http.js';
import {proveToken} from '../../source/check/token.js';
import type {Verdict} from '../../source/check/verdict.js';
import type {Access, KafkaAccess} from '../../source/providers/access.js';
import type {Provider} from '../../source/providers/provider.js';
import {Secret} from '../../source/secret.js';
import {TestDoors} from '../check/support/http-doors.js';
import {walk} from '../support/auto-run.js';
import {providers} from '../support/providers.js';
import {testSandbox} from '../support/sandbox.js';

const sandbox = testSandbox({topicCount: 5});

const kinds = providers.flatMap((provider) =>
	provider.kinds.map((kind) => [`${provider.id} ${kind.id}`, provider, kind.id] as const),
);

const isKafka = (access: Access): access is KafkaAccess => access.type === 'kafka';

/** The proof of an access over HTTP, at the provider's stand-in. */
function prove(provider: Provider, access: Exclude<Access, KafkaAccess>): Promise<Verdict> {
	const doors = new TestDoors(sandbox.system(provider.id).baseUrl);
	const watch = doors.watch(false);
	return access.type === 'http-basic' ? proveHttp(access, doors, watch) : proveToken(access, doors, watch);
}

function withSecret(access: Exclude<Access, KafkaAccess>, secret: Secret) {
	return access.type === 'http-basic' ? {...access, password: secret} : {...access, secret};
}

describe.each(kinds)('%s', (_, provider, kind) => {
	let accesses: readonly Access[] = [];
	beforeAll(async () => {
		const run = await walk(provider, kind, sandbox);
		await run.confirm();
		expect(run.state.run?.status).toBe('made');
		accesses = run.state.run?.credential?.accesses ?? [];
		return async () => {
			await run.session.planning.takeBack();
		};
	});
	const overHttp = () => accesses.filter((access) => !isKafka(access));

	test('what it made works over HTTP, and with another secret it does not', async () => {
		for (const access of overHttp()) {
			expect([access.label, (await prove(provider, access)).end]).toEqual([access.label, 'works']);
			const another = withSecret(access, new Secret('not-the-secret'));
			expect([access.label, (await prove(provider, another)).end]).toEqual([access.label, 'refused']);
		}
	});

	test('what a file holds of it works by the form’s own request', async () => {
		for (const access of overHttp()) {
			const form = provider.forms?.find(({names}) => JSON.stringify(names) === JSON.stringify(access.names));
			if (!form) continue;
			const {spreading: _, ...held} = access;
			const verdict = await prove(provider, {...held, probe: form.probe} as typeof access);
			expect([access.label, verdict.end]).toEqual([access.label, 'works']);
		}
	});

	test('a new secret is given time, and whose number that is is said', () => {
		for (const {label, spreading} of accesses) {
			expect([label, spreading?.said]).toEqual([
				label,
				expect.stringMatching(/Terraform provider|kafkey waits/),
			]);
			expect(spreading?.atMost).toBeLessThanOrEqual(20 * 60);
		}
	});

	test('a file that holds it can be checked: its variables belong to a form of the provider', () => {
		const forms = (provider.forms ?? []).map(({names}) => JSON.stringify(names));
		const without = overHttp().filter(({names}) => !forms.includes(JSON.stringify(names)));
		// Its request names the organization and the environment, which no variable holds.
		expect(without.map(({label}) => label)).toEqual(kind === 'flink' ? ['Flink'] : []);
	});
});

test('no two forms of a provider have the same variables', () => {
	for (const {id, forms = []} of providers) {
		const names = forms.map((form) => JSON.stringify(form.names));
		expect([id, new Set(names).size]).toEqual([id, names.length]);
	}
});
