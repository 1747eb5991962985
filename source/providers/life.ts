import type {Secret} from '../secret.js';
import type {Access} from './access.js';
import type {Answers, Fields} from './field.js';
import type {Detail, Plan, Ref} from './plan.js';

/** A credential that exists, as its provider shows it: never a secret. Texts are raw; the engine makes them safe. */
export type Held = {
	/** Enough to act on it in the same run or a later one; flat and without secrets. */
	readonly ref: Ref;
	/** How the person and the command line name it. */
	readonly id: string;
	/** What people called it; empty where they did not. */
	readonly name: string;
	/** The user name that it signs in with, where that is not its id. */
	readonly user?: string;
	/** What it opens, in words: `lkc-4n7xz1`, `PRODUCE on orders`. */
	readonly opens: string;
	/** Whose it is, as the provider names the owner: `sa-9k3m2p`. */
	readonly owner?: string;
	readonly description?: string;
	/** ISO 8601, where the API has it. */
	readonly created?: string;
	readonly expires?: string;
	readonly lastUsed?: string;
	/** Said where it is anything but usable: `deactivated`. */
	readonly state?: string;
	readonly details: readonly Detail[];
	/** Two credentials with the same text serve the same purpose: same owner and resource, or same topic and rights. */
	readonly purpose: string;
	/** Who is known to use it at this moment: `it is what kafkey is signed in with`. */
	readonly inUse?: string;
	/** Why it can be neither changed nor revoked by itself: `it belongs to project key …`. */
	readonly locked?: string;
};

/** Something that a revoked credential leaves behind: a binding, an ACL, the account. */
export type Behind = {
	/** One of the provider's things; decides how it is removed. */
	readonly thing: string;
	readonly ref: Ref;
	/** `DeveloperWrite on topic orders` */
	readonly label: string;
	/** Why it is not offered for removal: `two other keys use it`. */
	readonly kept?: string;
	/** It stands for what only the kind's `insight` shows. */
	readonly unseen?: true;
};

/** What the person names before the credentials can be asked for, such as the environment: answers by field id. */
export type At<Api> = {readonly api: Api; readonly where: Answers; readonly signal: AbortSignal};

/** A further way in that shows more of what a credential leaves behind, such as a key that may list ACLs. */
export type Insight<Api> = {
	/** What it shows, in one word: `ACLs`. */
	readonly shows: string;
	/** Everything that may be asked for it. */
	readonly fields: Fields<Api>;
	/** The fields that this credential takes, by id. */
	readonly asks: (at: At<Api> & {readonly held: Held}) => Promise<readonly string[]>;
	/** From then on `behind` tells what it shows. Throws where it is refused. */
	readonly open: (at: At<Api> & {readonly held: Held; readonly answers: Answers}) => Promise<void>;
};

/** How much of a limit of the vendor's is used, where its API tells. */
export type Limit = {
	/** What is counted, and whose: `Cloud keys of u-4p9w2x`. */
	readonly counts: string;
	readonly used: number;
	readonly most: number;
};

/** What an API cannot do, each a sentence for the person: `Upstash cannot change a credential.` */
export type Cannot = Readonly<Partial<Record<'list' | 'show' | 'edit' | 'rotate', string>>>;

/** A note that is about certain changes, so that it is told with them, too. */
export type EditNote = {readonly sentence: string; readonly about: (changed: Answers) => boolean};

/**
 * A kind's life after its creation. Only what the provider's API has is there; what is absent is explained in
 * `cannot`.
 */
export type Life<Api> = {
	/** Asked before anything else here; absent where the sign-in is enough. */
	readonly where?: Fields<Api>;
	/** Every credential of this kind that the sign-in may see, page by page as they arrive. */
	readonly list?: (at: At<Api>) => AsyncIterable<readonly Held[]>;
	/** One by its id; where it is absent the list is looked through. Undefined: there is none. */
	readonly show?: (at: At<Api> & {readonly id: string}) => Promise<Held | undefined>;
	/** The thing that it is, which knows how to remove it. */
	readonly thing: string;
	/** What stays when it is revoked. */
	readonly behind?: (at: At<Api> & {readonly held: Held}) => Promise<readonly Behind[]>;
	/** What shows more of that, where the sign-in alone does not. */
	readonly insight?: Insight<Api>;
	readonly edit?: {
		/** The questions, and how the credential answers them now: what `now` leaves out is not asked. */
		readonly fields: Fields<Api>;
		readonly now: (at: At<Api> & {readonly held: Held}) => Promise<Answers>;
		/**
		 * Sends the changed answers only, exactly once. Throws a NetworkProblem; one that was `not-sent` may name the
		 * fields that it is about.
		 */
		readonly send: (at: At<Api> & {readonly held: Held; readonly changed: Answers}) => Promise<void>;
		/** What a person should know who chooses what to change: `The secret stays as it is.` */
		readonly notes?: readonly (string | EditNote)[];
	};
	/**
	 * A new secret for the same credential, where the API has that. The plan's credential has the same id, and its step
	 * brings it as something that `existed`, so that nobody takes it back.
	 */
	readonly rotate?: {
		readonly fields?: Fields<Api>;
		readonly plan: (at: At<Api> & {readonly held: Held; readonly answers: Answers}) => Promise<Plan>;
		/** When the old secret ends: `The old password ends at once.` */
		readonly caution: string;
	};
	/**
	 * The answers that make a new credential like this one, for a rotation where the API has none. What it leaves out
	 * cannot be known, such as a password, and is asked.
	 */
	readonly again?: (at: At<Api> & {readonly held: Held}) => Promise<Answers>;
	/**
	 * The ways in with a secret that the person has, for one that was made elsewhere. Absent where one secret is not all
	 * that it takes. Rights are among them only where the vendor tells them.
	 */
	readonly accesses?: (
		at: At<Api> & {readonly held: Held; readonly secret: Secret},
	) => Promise<readonly Access[]>;
	/** Which of these owners are gone, each with why that counts: `there is no such user`. Those not known are left out. */
	readonly goneOwners?: (
		at: At<Api> & {readonly owners: readonly string[]},
	) => Promise<Readonly<Record<string, string>>>;
	/** The limits that these credentials count towards; two kinds may tell of the same one. */
	readonly limits?: (at: At<Api> & {readonly held: readonly Held[]}) => Promise<readonly Limit[]>;
	readonly cannot?: Cannot;
};
