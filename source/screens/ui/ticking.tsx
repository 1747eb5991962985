import {useAnimation} from 'ink';
import type {ReactNode} from 'react';
import {useLook} from './look-context.js';

/** Draws again ten times a second while `isActive`, so that a time goes on; without motion it stands still. */
export function Ticking(props: {
	readonly isActive: boolean;
	readonly children: (frame: number) => ReactNode;
}): ReactNode {
	const {motion} = useLook();
	const {frame} = useAnimation({interval: 100, isActive: motion && props.isActive});
	return props.children(frame);
}
