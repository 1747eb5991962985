import * as z from 'zod';
import type {Thing} from '../provider.js';
import {acl} from './answers.js';
import type {ConfluentApi} from './api.js';

/** What a reference of each thing holds; an ACL has no id, so it is named by all that it says. */
const bindingRef = z.object({
	id: z.string(),
	principal: z.string(),
	role_name: z.string(),
	crn_pattern: z.string(),
});
const placeRef = z.object({cluster: z.string(), endpoint: z.string()});

/** What kafkey can make at Confluent Cloud, and how each is taken back. */
export const things: Readonly<Record<string, Thing<ConfluentApi>>> = {
	apiKey: {
		name: 'API key',
		remove: ({control}, {id = ''}, signal) => control.removeKey(id, signal),
		lookAt: 'Confluent Cloud console › API keys',
	},
	serviceAccount: {
		name: 'service account',
		remove: ({control}, {id = ''}, signal) => control.removeAccount(id, signal),
		caution: 'its keys and role bindings go with it',
		lookAt: 'Confluent Cloud console › Accounts & access › Service accounts',
	},
	roleBinding: {
		name: 'role binding',
		remove: ({control}, ref, signal) => {
			const {id, ...binding} = bindingRef.parse(ref);
			return control.unbind(id, binding, signal);
		},
		lookAt: 'Confluent Cloud console › Accounts & access › the service account › Access',
	},
	acl: {
		name: 'ACL',
		remove: ({kafka}, ref, signal) => kafka.remove(placeRef.parse(ref), acl.parse(ref), signal),
		lookAt: 'Confluent Cloud console › the service account › ACLs',
	},
};
