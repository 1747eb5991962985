import type {KeysSession} from '../../keys/session/session.js';
import type {Desk} from '../scene.js';

/** What a scene about keys can do. */
export type KeysDesk = {readonly session: KeysSession; readonly say: Desk['say']};
