import {safeText} from '../network/safe-text.js';
import {type Access, secretOf} from '../providers/access.js';
import type {Credential} from '../providers/provider.js';
import {Secret} from '../secret.js';

/** One line of the secret screen. A plain value is kept as a Secret too, so that copying knows one type. */
export type SecretRow = {
	readonly label: string;
	readonly text: Secret;
	/** What is drawn of it when it may be seen: a server's text made safe; of a secret that cannot be drawn, why. */
	readonly shown: () => string;
	readonly isSecret: boolean;
	/** Name of the access that the row begins, where a credential has several with secrets of their own. */
	readonly heading?: string;
};

/**
 * What a credential shows: the addresses it opens, its user and its secret. Accesses that share user and secret
 * stand together and show them once.
 */
export function rowsOf(credential: Credential): SecretRow[] {
	const groups = groupsOf(credential.accesses);
	return groups.flatMap((group) => {
		const rows = groupRows(group, credential.id);
		const heading = groups.length > 1 ? group.map(({label}) => label).join(', ') : undefined;
		return rows.map((row, index) => (index === 0 && heading !== undefined ? {...row, heading} : row));
	});
}

function groupRows(group: readonly Access[], id: string): SecretRow[] {
	const [first] = group;
	if (!first) return [];
	const addresses = group.flatMap((access) => {
		const address = addressOf(access);
		if (address === undefined) return [];
		return [plain(group.length > 1 ? access.label : addressLabel(access), address)];
	});
	const user = userOf(first);
	// Where the user name is the credential's own id, vendors call it the key; a SCRAM user is one by name.
	const isKey = user === id && !(first.type === 'kafka' && first.mechanism !== 'PLAIN');
	const userLabel = first.type === 'oauth-client' ? 'client id' : isKey ? 'key' : 'user';
	return [...addresses, plain(userLabel, user), secretRow(secretOf(first))];
}

/** Characters of an address or a user name that are drawn. */
const longest = 1000;

function secretRow(text: Secret): SecretRow {
	const shown = () => {
		// The one place where a secret becomes text to be drawn, and only after a key press.
		const plain = text.reveal();
		return /\p{C}/u.test(plain) ? 'It holds characters that cannot be shown; save it to a file.' : plain;
	};
	return {label: 'secret', text, shown, isSecret: true};
}

function plain(label: string, value: string): SecretRow {
	return {label, text: new Secret(value), shown: () => safeText(value, longest), isSecret: false};
}

function groupsOf(accesses: readonly Access[]): Access[][] {
	const groups: Access[][] = [];
	for (const access of accesses) {
		const same = groups.find(([first]) => first && isSame(first, access));
		if (same) same.push(access);
		else groups.push([access]);
	}
	return groups;
}

function isSame(one: Access, other: Access): boolean {
	return userOf(one) === userOf(other) && secretOf(one).equals(secretOf(other));
}

function userOf(access: Access): string {
	return access.type === 'oauth-client' ? access.clientId : access.username;
}

function addressOf(access: Access): string | undefined {
	if (access.type === 'kafka') return access.bootstrapServers;
	return access.type === 'http-basic' ? access.url : access.tokenEndpoint;
}

function addressLabel({type}: Access): string {
	return {kafka: 'bootstrap servers', 'http-basic': 'address', 'oauth-client': 'token endpoint'}[type];
}
