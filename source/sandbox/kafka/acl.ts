import type {May, Operation, Resource} from './rights.js';

/** One rule of a cluster's access control list. */
export type Acl = {
	readonly resource: Resource;
	readonly pattern: 'LITERAL' | 'PREFIXED';
	readonly name: string;
	/** `User:orders-service`, or `User:*`. */
	readonly principal: string;
	/** An address, or `*`. */
	readonly host: string;
	readonly operation: Operation;
	readonly permission: 'ALLOW' | 'DENY';
};

/** Which permissions let something be seen as well. */
const implying: Partial<Record<Operation, readonly Operation[]>> = {
	DESCRIBE: ['READ', 'WRITE', 'DELETE', 'ALTER'],
	DESCRIBE_CONFIGS: ['ALTER_CONFIGS'],
};

/** What the rules allow a user, as Apache Kafka's StandardAuthorizer decides: a denial wins, no rule is a no. */
export function mayBy(acls: readonly Acl[], username: string): May {
	const own = acls.filter(
		({principal, host}) =>
			[`User:${username}`, 'User:*'].includes(principal) && ['*', '127.0.0.1'].includes(host),
	);
	return (operation, resource, name) => {
		const concerned = own.filter((acl) => acl.resource === resource && covers(acl, name));
		const rules = (permission: Acl['permission'], operations: readonly Operation[]) =>
			concerned.some((acl) => acl.permission === permission && operations.includes(acl.operation));
		if (rules('DENY', ['ALL', operation])) return false;
		return rules('ALLOW', ['ALL', operation, ...(implying[operation] ?? [])]);
	};
}

/** Whether a rule with this pattern is about the name. */
export function covers({pattern, name: of}: Pick<Acl, 'pattern' | 'name'>, name: string): boolean {
	return pattern === 'PREFIXED' ? name.startsWith(of) : of === name || of === '*';
}
