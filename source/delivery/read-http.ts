import type {AccessForm, HttpBasicAccess, OauthClientAccess} from '../providers/access.js';
import {isWithheld, Secret} from '../secret.js';
import type {Spelling} from './read-entries.js';
import {type EntrySet, spelled} from './read-sets.js';
import {type SignIn, signInsOf, textOf} from './read-sign-ins.js';
import {absent, type SetReading, wrong} from './read-told.js';

/** An access and the forms that it may have, the likeliest first; its own is that one's. */
export type Formed<F> = {
	readonly access: HttpBasicAccess | OauthClientAccess;
	readonly forms: readonly F[];
	/** It can be of no other vendor than the first form's. */
	readonly isCertain: boolean;
};

/** The ways in over HTTP that a set of entries describes; `forms` are those that share its names. */
export function readHttp<F extends AccessForm>(
	set: EntrySet,
	spelling: Spelling,
	forms: readonly F[],
): SetReading<Formed<F>> {
	const address = set.names.address.map((name) => set.entries.get(name)).find((entry) => textOf(entry));
	const url = address && urlOf(textOf(address) ?? '');
	const {signIns, names, lacks} = signInsOf(set, spelling, url?.signIn ? [url.signIn] : []);
	const likely = likeliest(forms, url?.text);
	const [form] = likely;
	const needsAddress = form?.type === 'http-basic' && form.probe.base === undefined;
	const shared = {
		...(address && {address: address.written}),
		signIn: names,
		lacks: [
			...(address && !url ? [wrong(`${address.written} is no web address`)] : []),
			...(!address && needsAddress ? [absent(spelled(set.names.address[0] ?? '', set, spelling))] : []),
			...lacks,
		],
		notes: [],
	};
	if (shared.lacks.length > 0 || !form) return {...shared, accesses: []};
	const isCertain = forms.length === 1 || fits(form, url?.text);
	return {
		...shared,
		accesses: signIns.map((signIn) => ({
			access: accessOf(form, signIn, url?.text),
			forms: likely,
			isCertain,
		})),
	};
}

/** The one whose address it is; else all that ask differently, those that are found at any address first. */
function likeliest<F extends AccessForm>(forms: readonly F[], url: string | undefined): readonly F[] {
	const fitting = forms.filter((form) => fits(form, url));
	if (fitting.length > 0) return fitting.slice(0, 1);
	const anywhere = forms.filter((form) => !('fits' in form));
	const all = [...anywhere, ...forms.filter((form) => !anywhere.includes(form))];
	const asks = all.map(({probe}) => JSON.stringify(probe));
	return all.filter((_, index) => asks.indexOf(asks[index] ?? '') === index);
}

function fits(form: AccessForm, url: string | undefined): boolean {
	return url !== undefined && 'fits' in form && form.fits?.(url) === true;
}

function accessOf(
	form: AccessForm,
	{user, secret}: SignIn,
	url: string | undefined,
): HttpBasicAccess | OauthClientAccess {
	if (form.type === 'oauth-client') {
		const {type, label, names, probe} = form;
		return {type, label, names, clientId: user, secret, probe};
	}
	const {type, label, names, probe} = form;
	return {type, label, names, ...(url !== undefined && {url}), username: user, password: secret, probe};
}

/** The first address of a list, without the sign-in that it may hold; a sign-in must never be shown or sent in one. */
function urlOf(text: string): {readonly text: string; readonly signIn?: SignIn} | undefined {
	const [first = ''] = text.split(',');
	const url = URL.canParse(first.trim()) ? new URL(first.trim()) : undefined;
	if (!url || !/^https?:$/.test(url.protocol)) return undefined;
	const {username, password} = url;
	if (username === '' && password === '') return {text: first.trim()};
	url.username = '';
	url.password = '';
	const signIn = {user: decoded(username), secret: new Secret(decoded(password))};
	return {text: url.href, ...(!isWithheld(password) && {signIn})};
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
