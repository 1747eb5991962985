import {expect} from 'vitest';
import {variablesOf} from '../../source/delivery/variables.js';
import {secretOf} from '../../source/providers/access.js';
import type {Field} from '../../source/providers/field.js';
import type {Kind, Made, Plan, Provider} from '../../source/providers/provider.js';

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What holds for every provider, whatever it issues. */
export function meetsContract(provider: Provider): void {
	const {id, baseUrls, docs, guide, kinds, signIn, things} = provider;
	expect(id).toMatch(kebab);
	for (const address of [docs, ...Object.values(baseUrls ?? {})]) expect(address).toMatch(/^https:\/\//);
	const {lines, page} = typeof guide === 'function' ? guide({}) : guide;
	expect(lines.length).toBeLessThanOrEqual(3);
	expect(page).toMatch(/^https:\/\//);
	fieldsMeetContract(signIn);
	expect(kinds.length).toBeGreaterThan(0);
	expect(new Set(kinds.map((kind) => kind.id)).size).toBe(kinds.length);
	for (const kind of kinds) kindMeetsContract(kind);
	for (const thing of Object.values(things)) expect(thing.lookAt, thing.name).toBeTruthy();
}

function kindMeetsContract({id, fields, shownOnce, summary}: Kind<unknown>): void {
	expect(id).toMatch(kebab);
	expect(shownOnce).toMatch(/\.$/);
	expect(summary).not.toMatch(/\.$/);
	fieldsMeetContract(fields);
}

function fieldsMeetContract(fields: Readonly<Record<string, Field>>): void {
	const before: string[] = [];
	for (const [id, field] of Object.entries(fields)) {
		expect(id).toMatch(kebab);
		expect(field.label, id).toMatch(/[?…]$/);
		expect(field.name, id).not.toBe('');
		if (field.docs !== undefined) expect(field.docs, id).toMatch(/^https:\/\//);
		if (field.env !== undefined) expect(field.env, id).toMatch(/^[A-Z][A-Z0-9_]*$/);
		for (const needed of ('needs' in field && field.needs) || [])
			expect(before, `${id} needs an earlier answer`).toContain(needed);
		before.push(id);
	}
}

/** What holds for a plan before anything is sent. */
export function planMeetsContract({things}: Provider, {steps}: Plan): void {
	expect(steps.length).toBeGreaterThan(0);
	expect(new Set(steps.map(({id}) => id)).size).toBe(steps.length);
	for (const step of steps) {
		expect(Object.keys(things)).toContain(step.thing);
		expect(step.will).not.toMatch(/^[A-Z]|\.$/);
		expect(step.did).not.toMatch(/^[A-Z]|\.$/);
		expect(step.request({}).path).toMatch(/^\//);
	}
}

/** What holds for what a plan made: its secrets are in its accesses and nowhere else, its variables were announced. */
export function madeMeetsContract({variables}: Plan, made: readonly Made[]): void {
	const [credential, ...others] = made.flatMap((each) => each.credential ?? []);
	expect(others).toEqual([]);
	if (!credential) throw new Error('The plan made no credential.');
	const names = variablesOf(credential.accesses).map(({name}) => name);
	expect(variables).toEqual(expect.arrayContaining(names));
	const shown = JSON.stringify(made);
	for (const access of credential.accesses) {
		const secret = secretOf(access);
		expect(secret.length).toBeGreaterThan(0);
		expect(shown).not.toContain(secret.reveal());
	}
}
