import type {Access} from '../providers/access.js';
import type {CheckDoors, Watch} from './check.js';
import {proveHttp} from './http.js';
import {proveKafka} from './kafka.js';
import {proveToken} from './token.js';
import type {Verdict} from './verdict.js';

/** Proves that an access works, and may do what was asked for. Never throws for what the network does. */
export async function prove(access: Access, doors: CheckDoors, watch: Watch): Promise<Verdict> {
	switch (access.type) {
		case 'kafka':
			return proveKafka(access, doors, watch);
		case 'http-basic':
			return proveHttp(access, doors, watch);
		case 'oauth-client':
			return proveToken(access, doors, watch);
	}
}
