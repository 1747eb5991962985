import {description, idOf, name} from '../confluent/rules.js';
import {
	type Answer,
	type Answers,
	type AnswersTo,
	type Choice,
	defineFields,
	isTyped,
	type Listing,
	type Picked,
	plainOf,
} from '../field.js';
import type {Earlier, Step} from '../provider.js';
import type {ConfluentApi} from './api.js';
import {accountsPath} from './control-plane.js';
import {marked} from './mark.js';
import {docs} from './rules.js';

const myself = 'myself';
const another = 'new';

/** Myself and a new account at once, the existing accounts as they arrive. */
const owners: Listing<ConfluentApi, {id?: string}> = async function* ({api, signal}) {
	const {typed: _, ...oneself} = ownAccount(api.self);
	yield [
		{value: another, label: 'A new service account', hint: 'recommended by Confluent: one per application'},
		oneself,
	];
	for await (const page of api.control.serviceAccounts(signal))
		yield page.map(
			({id, display_name, description: about}): Choice<{id?: string}> => ({
				value: id,
				label: display_name || id,
				hint: id,
				...(about && {detail: about}),
			}),
		);
};

/** The answer “myself”, with the id where it is known. */
export function ownAccount(id: string | undefined): Picked<{id?: string}> {
	return {
		value: myself,
		label: 'Myself',
		hint: `${id ?? 'you type your id'}: the key may do all that its owner may`,
		data: id === undefined ? {} : {id},
		typed: false,
	};
}

/** Whether the key will belong to a service account, new or not, so that rights can be given to it. */
export function isServiceAccount(owner: Answer | undefined): boolean {
	const value = plainOf(owner);
	return value !== undefined && value !== myself && !value.startsWith('u-');
}

/** Whether the key will belong to an account that the plan makes, which has no other rights. */
export function isNewAccount(owner: Answer | undefined): boolean {
	return plainOf(owner) === another;
}

function isMyself(answers: Answers): boolean {
	return plainOf(answers['owner']) === myself;
}

function knowsMyself(owner: Answer | undefined): boolean {
	return (
		owner !== undefined && typeof owner === 'object' && 'data' in owner && !isTyped(owner) && hasId(owner)
	);
}

function hasId({data}: {readonly data?: unknown}): boolean {
	return typeof data === 'object' && data !== null && 'id' in data;
}

/** Who owns the key. */
export const ownerFields = defineFields<ConfluentApi>()({
	owner: {
		kind: 'select',
		label: 'Who should own the key?',
		name: 'owner',
		step: 'owner',
		hint: 'A key may do what its owner may, and is deleted with its owner.',
		help: [
			'Every key belongs to a user or to a service account and carries exactly its owner’s rights.',
			'Confluent recommends a service account of its own for every application, so that a key can be limited to what that application needs, and outlives the people who come and go.',
			'When an account is deleted, all its keys are deleted too. The number of keys per account is limited.',
			'A key for a service account needs the role OrganizationAdmin, or ResourceOwner on that account. Nobody can make a key for another user.',
		],
		choices: owners,
		remember: true,
		other: {
			label: 'Owner id',
			schema: idOf('An owner’s id', 'sa-', 'u-'),
			placeholder: 'sa-9k3m2p',
		},
		docs,
	},
	'owner-id': {
		kind: 'text',
		label: 'What is your user id?',
		name: 'user id',
		hint: 'The sign-in key may not read itself, so its owner is not known. It begins with u- or sa-.',
		when: (answers) => isMyself(answers) && !knowsMyself(answers['owner']),
		schema: idOf('A user’s id', 'u-', 'sa-'),
		placeholder: 'u-4p9w2x',
	},
	'account-name': {
		kind: 'text',
		label: 'What should the new service account be called?',
		name: 'service account',
		hint: 'The application’s name is a good choice. It has to be new in the organization.',
		when: (answers) => isNewAccount(answers['owner']),
		schema: name,
		placeholder: 'orders-service',
	},
});

/** What the key is called. */
export const nameFields = defineFields<ConfluentApi>()({
	name: {
		kind: 'text',
		label: 'What should the key be called?',
		name: 'name',
		step: 'name',
		hint: 'A label for you and your team; Confluent shows it in the console.',
		initial: (answers) => plainOf(answers['account-name']) ?? '',
		schema: name,
		placeholder: 'orders-service',
		docs,
	},
	description: {
		kind: 'text',
		label: 'What is it for?',
		name: 'description',
		hint: 'Optional, and recommended by Confluent: how the key is used, so that it can be told from others.',
		schema: description,
		placeholder: 'orders producer in production',
		docs,
	},
});

export type OwnerAnswers = AnswersTo<typeof ownerFields> & AnswersTo<typeof nameFields>;

/** The owner of the plan: who it is in words, its id once it exists, and the step that makes it. */
export type Owner = {
	readonly words: string;
	/** The id; of a new account only after its step. Before that, for a preview, what it stands for. */
	readonly idAfter: (earlier: Earlier) => string;
	readonly steps: readonly Step[];
	readonly notes: readonly string[];
};

/** Works the owner out of the answers. */
export function ownerIn(api: ConfluentApi, answers: OwnerAnswers): Owner {
	const {value} = answers.owner;
	if (value === another) {
		const words = answers['account-name'] ?? '';
		return {
			words,
			idAfter: (earlier) => earlier['account']?.ref['id'] ?? 'sa-…',
			steps: [createAccount(api, words, answers.description)],
			notes: [
				`The key lives as long as service account ${words}: deleting the account deletes it.`,
				'The account’s description says that kafkey made it: so kafkey can offer to delete it with its last key.',
			],
		};
	}
	const id = value === myself ? (answers['owner-id'] ?? api.self ?? '') : value;
	const notes = [`The key lives as long as its owner ${id}: deleting the account deletes it.`];
	if (value === myself)
		notes.push('It may do all that you may. Confluent recommends a service account per application instead.');
	return {words: id, idAfter: () => id, steps: [], notes};
}

/** Keys other than for Kafka come without a question for rights: a new account's key opens nothing until it has some. */
export function noRights({value}: {readonly value: string}): string[] {
	return value === another
		? [
				'A new service account may do nothing yet: give it a role in Confluent Cloud, or its key opens nothing.',
			]
		: [];
}

function createAccount(api: ConfluentApi, accountName: string, about: string): Step {
	const body = {display_name: accountName, description: marked(about)};
	return {
		id: 'account',
		will: `create service account ${accountName}`,
		did: `created service account ${accountName}`,
		thing: 'serviceAccount',
		request: () => ({method: 'POST', path: accountsPath, body}),
		send: async (_earlier, signal) => {
			const {id} = await api.control.createAccount(body, signal);
			return {ref: {id}, label: id};
		},
		list: async (_earlier, signal) => {
			const found: string[] = [];
			for await (const page of api.control.serviceAccounts(signal, accountName))
				found.push(...page.map(({id}) => id));
			return found.map((id) => ({ref: {id}, label: id}));
		},
	};
}
