import type {Scene} from '../scene.js';
import {confluent, demo} from './confluent.js';
import {check, list, rotate} from './keys.js';
import {others} from './others.js';

/** The runs behind the pictures of README and docs. */
export const scenes: readonly Scene[] = [demo, confluent, ...others, list, rotate, check];
