// Loaded into kafkey by NODE_OPTIONS: what it waits for on purpose passes ten times as fast. The network's own time stays.
import {syncBuiltinESMExports} from 'node:module';
import timers from 'node:timers/promises';

const factor = 10;
const now = performance.now.bind(performance);
const wait = timers.setTimeout;
performance.now = () => now() * factor;
timers.setTimeout = (milliseconds, ...rest) => wait(milliseconds / factor, ...rest);
syncBuiltinESMExports();
