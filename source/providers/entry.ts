import type {Provider} from './provider.js';

/** What the list of providers shows of one. The provider itself is loaded when it is chosen. */
export type ProviderEntry = Pick<Provider, 'id' | 'name' | 'summary' | 'retired'> & {
	/** Environment variables in which its questions look for a secret: taken out of the process before all else. */
	readonly secretVariables: readonly string[];
	readonly load: () => Promise<Provider>;
};
