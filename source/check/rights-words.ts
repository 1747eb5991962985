import {safeText} from '../network/safe-text.js';
import type {KafkaOperation, KafkaRight} from '../providers/access.js';

/** What a right is about. */
export type Target = Omit<KafkaRight, 'operations'>;

const verbs: Readonly<Record<KafkaOperation, string>> = {
	READ: 'read',
	WRITE: 'write',
	CREATE: 'create',
	DELETE: 'delete',
	ALTER: 'alter',
	DESCRIBE: 'describe',
	DESCRIBE_CONFIGS: 'see the settings of',
	ALTER_CONFIGS: 'change the settings of',
};

/** `write orders`, `use group orders-app`: what follows “may”. */
export function deed(operation: KafkaOperation, target: Target): string {
	const verb = target.resource === 'group' && operation === 'READ' ? 'use' : verbs[operation];
	return `${verb} ${inWords(target)}`;
}

/** `orders`, `group orders-app`, `topics that begin with ord`, `all groups`. */
export function inWords({resource, pattern, name}: Target): string {
	const shown = safeText(name, 80);
	switch (pattern) {
		case 'literal':
			return resource === 'topic' ? shown : `group ${shown}`;
		case 'prefixed':
			return `${resource}s that begin with ${shown}`;
		case 'all':
			return `all ${resource}s`;
	}
}

/** `write orders`, `write orders or read payments`, or the first three and how many more. */
export function enumerated(deeds: readonly string[], word: 'and' | 'or'): string {
	const shown = deeds.length > 4 ? [...deeds.slice(0, 3), `${deeds.length - 3} more`] : deeds;
	return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${word} ${shown.at(-1)}`;
}
