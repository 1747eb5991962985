import type {Room, Scene, Scrolled} from './scene.js';
import {furthest, type Line, Lines} from './ui/lines.js';

/** A body of lines that is moved with the arrow keys where it is longer than the screen. */
export function scrolling(
	state: Scrolled['state'],
	session: Scrolled,
	linesOf: (width: number) => Line[],
): Pick<Scene, 'body' | 'otherwise'> {
	return {
		body: ({width, height}) => (
			<Lines lines={linesOf(width)} width={width} height={height} offset={state.scroll} />
		),
		otherwise: ({name}, room) => {
			const by = {up: -1, down: 1, 'page-up': -room.height, 'page-down': room.height}[name as 'up'];
			if (by !== undefined)
				session.dispatch({type: 'scrolled', to: within(session.state.scroll + by, room, linesOf)});
		},
	};
}

function within(wanted: number, {width, height}: Room, linesOf: (width: number) => Line[]): number {
	return Math.max(0, Math.min(wanted, furthest(linesOf(width).length, height)));
}
