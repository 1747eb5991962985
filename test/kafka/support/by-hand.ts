// A real broker to try things on: `node --import ./scripts/pictures/resolve-typescript.js test/kafka/support/by-hand.ts`
import {startBroker} from './broker.js';

const broker = await startBroker({name: 'by-hand'});
const {kill, stop, kafka, ...shown} = broker;
process.stdout.write(`${JSON.stringify(shown, null, '\t')}\nCtrl-C stops it.\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
