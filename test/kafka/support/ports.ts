import {createServer} from 'node:net';

/** Ports of this machine that nothing listens on: below those that the system gives to outgoing connections. */
export async function freePorts(count: number): Promise<number[]> {
	const found = new Set<number>();
	while (found.size < count) {
		const port = 20_000 + Math.floor(Math.random() * 12_000);
		if (await isFree(port)) found.add(port);
	}
	return [...found];
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, () => server.close(() => resolve(true)));
	});
}
