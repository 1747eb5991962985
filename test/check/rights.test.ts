import {describe, expect, test} from 'vitest';
import type {Reported} from '../../source/check/may.js';
import {judgeRights, showRights} from '../../source/check/rights.js';
import type {KafkaOperation, KafkaRight} from '../../source/providers/access.js';

const right = (
	pattern: KafkaRight['pattern'],
	name: string,
	...operations: KafkaOperation[]
): KafkaRight => ({
	...{resource: 'topic', pattern, name, operations},
});
const group = (name: string, ...operations: KafkaOperation[]): KafkaRight => ({
	...{resource: 'group', pattern: 'literal', name, operations},
});
const topic = (name: string, operations: Reported['operations']): Reported => ({
	...{resource: 'topic', name, operations},
});
const everything: readonly KafkaOperation[] = [
	...(['READ', 'WRITE', 'CREATE', 'DELETE', 'ALTER'] as const),
	...(['DESCRIBE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'] as const),
];

type Row = {
	readonly name: string;
	readonly rights: readonly KafkaRight[];
	readonly reported: readonly Reported[];
	readonly strict?: readonly KafkaOperation[];
	readonly end: 'works' | 'differs';
	readonly sentences: readonly string[];
	readonly missing?: readonly string[];
	readonly extra?: readonly string[];
	readonly unseen?: readonly string[];
};

const writes = right('literal', 'orders', 'WRITE', 'DESCRIBE');

const rows: readonly Row[] = [
	{
		name: 'as asked, with what is implied left unsaid',
		rights: [writes],
		reported: [topic('orders', ['WRITE', 'DESCRIBE'])],
		end: 'works',
		sentences: ['may write orders', 'may not read orders'],
	},
	{
		name: 'one that a broker reports without what it implies',
		rights: [writes, right('literal', 'orders', 'DESCRIBE_CONFIGS')],
		reported: [topic('orders', ['WRITE', 'ALTER_CONFIGS'])],
		end: 'works',
		sentences: ['may write orders', 'may see the settings of orders', 'may not read orders'],
	},
	{
		name: 'less than asked',
		rights: [right('literal', 'orders', 'READ', 'WRITE')],
		reported: [topic('orders', ['READ', 'DESCRIBE'])],
		end: 'differs',
		sentences: ['may read orders', 'may not write orders'],
		missing: ['write orders'],
	},
	{
		name: 'more than asked',
		rights: [writes],
		reported: [topic('orders', ['READ', 'WRITE', 'DELETE', 'DESCRIBE'])],
		end: 'differs',
		sentences: ['may write orders', 'may read orders', 'may delete orders'],
		extra: ['read orders', 'delete orders'],
	},
	{
		name: 'more than asked of what is not compared',
		rights: [writes],
		reported: [topic('orders', ['READ', 'WRITE', 'DELETE', 'DESCRIBE'])],
		strict: ['READ', 'WRITE'],
		end: 'differs',
		sentences: ['may write orders', 'may read orders', 'may also delete orders'],
		extra: ['read orders'],
	},
	{
		name: 'more than asked where nothing is compared',
		rights: [writes],
		reported: [topic('orders', ['READ', 'WRITE'])],
		strict: [],
		end: 'works',
		sentences: ['may write orders', 'may also read orders'],
	},
	{
		name: 'a topic that is not shown',
		rights: [writes],
		reported: [topic('orders', 'denied')],
		end: 'differs',
		sentences: ['may not write orders', 'may not read orders'],
		missing: ['write orders'],
		unseen: ['orders is not shown to this user'],
	},
	{
		name: 'a right that needs no sight, on a topic that is not shown, cannot be seen',
		rights: [right('literal', 'orders', 'CREATE')],
		reported: [topic('orders', 'denied')],
		end: 'works',
		sentences: ['may not read orders', 'may not write orders'],
		unseen: ['orders is not shown to this user'],
	},
	{
		name: 'a topic that does not exist',
		rights: [writes],
		reported: [topic('orders', 'unknown')],
		end: 'works',
		sentences: [],
		unseen: ['there is no topic orders yet; it has to be created first'],
	},
	{
		name: 'a broker that says nothing of rights',
		rights: [writes],
		reported: [topic('orders', 'unsaid')],
		end: 'works',
		sentences: [],
		unseen: ['the broker does not say what is allowed on orders'],
	},
	{
		name: 'a prefix: every topic that begins so has to allow it',
		rights: [right('prefixed', 'team.', 'WRITE')],
		reported: [topic('team.a', ['WRITE']), topic('team.b', ['READ']), topic('other', 'denied')],
		end: 'differs',
		sentences: ['may read team.b', 'may not write team.b'],
		missing: ['write team.b'],
		extra: ['read team.b'],
	},
	{
		name: 'a prefix that no topic has',
		rights: [right('prefixed', 'team.', 'WRITE')],
		reported: [topic('other', ['WRITE'])],
		end: 'works',
		sentences: [],
		unseen: ['there are no topics that begin with team. yet'],
	},
	{
		name: 'everything, said at once',
		rights: [right('prefixed', 'team.', ...everything)],
		reported: [topic('team.a', everything), topic('team.b', everything)],
		end: 'works',
		sentences: ['may do everything with topics that begin with team.'],
	},
	{
		name: 'all topics, and more on one of them by another right',
		rights: [right('all', '*', 'READ'), right('literal', 'orders', 'WRITE')],
		reported: [topic('orders', ['READ', 'WRITE']), topic('payments', ['READ'])],
		end: 'works',
		sentences: ['may read all topics', 'may write orders'],
	},
	{
		name: 'a group',
		rights: [group('app', 'READ')],
		reported: [{resource: 'group', name: 'app', operations: ['READ', 'DESCRIBE']}],
		end: 'works',
		sentences: ['may use group app'],
	},
	{
		name: 'a group that may be deleted too',
		rights: [group('app', 'READ')],
		reported: [{resource: 'group', name: 'app', operations: ['READ', 'DELETE', 'DESCRIBE']}],
		end: 'differs',
		sentences: ['may use group app', 'may delete group app'],
		extra: ['delete group app'],
	},
	{
		name: 'all operations on a group, of which a broker knows few',
		rights: [group('app', ...everything)],
		reported: [{resource: 'group', name: 'app', operations: ['READ', 'DELETE', 'DESCRIBE']}],
		end: 'works',
		sentences: ['may do everything with group app'],
	},
	{
		name: 'a group of the same name as a topic',
		rights: [group('orders', 'READ')],
		reported: [topic('orders', everything), {resource: 'group', name: 'orders', operations: 'denied'}],
		end: 'differs',
		sentences: ['may not use group orders'],
		missing: ['use group orders'],
		unseen: ['group orders is not shown to this user'],
	},
];

describe('rights that were asked for, against what a broker reports', () => {
	test.each(rows)('$name', ({rights, reported, strict, end, sentences, missing, extra, unseen}) => {
		const {missing: lacks, extra: has, unseen: dark, ...rest} = judgeRights(rights, reported, strict);
		expect(rest).toEqual({end, sentences});
		expect({lacks, has, dark}).toEqual({lacks: missing ?? [], has: extra ?? [], dark: unseen ?? []});
	});
});

test('shows what may be done where nothing was asked for', () => {
	const app: Reported = {resource: 'group', name: 'app', operations: 'denied'};
	expect(showRights([topic('orders', ['WRITE', 'DELETE']), app, topic('nowhere', 'unknown')])).toEqual({
		sentences: ['may not read orders', 'may write orders', 'may delete orders', 'may not use group app'],
		unseen: ['there is no topic nowhere yet; it has to be created first'],
	});
});
