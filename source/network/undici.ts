// The one place that names undici, so that a lazy import of this module keeps its named exports in the bundle.
export {Agent, type Dispatcher, EnvHttpProxyAgent, request} from 'undici';
