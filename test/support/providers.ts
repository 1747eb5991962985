import {loadProviders} from '../../source/providers/index.js';

/** Every provider, loaded. */
export const providers = await loadProviders();
