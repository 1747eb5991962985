import {createContext, use} from 'react';
import type {Look} from './theme.js';

/** How the views below it look; the program sets it once, tests as they need. */
export const LookContext = createContext<Look>({unicode: true, colour: true, motion: true});

/** What the terminal can show. */
export function useLook(): Look {
	return use(LookContext);
}
