// yoga-layout decodes its WebAssembly with `fetch('data:…')` where there is a fetch. Node's fetch is a whole HTTP client
// that is loaded when it is first called; where there is none, yoga-layout decodes the same bytes by itself.
import {loadYoga} from 'yoga-layout/load';

const {fetch} = globalThis;
Object.assign(globalThis, {fetch: undefined});
const loading = loadYoga();
Object.assign(globalThis, {fetch});

export default await loading;
export * from 'yoga-layout/load';
