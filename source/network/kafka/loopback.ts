import {isLoopback} from '../base-url.js';

/** Whether every server of a comma-separated list of `host:port` is this machine, by its name. */
export function areLoopback(bootstrapServers: string): boolean {
	return bootstrapServers.split(',').every((server) => isLoopback(server.trim().replace(/:\d+$/, '')));
}
