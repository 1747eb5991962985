import type {Terminal} from '../../test/support/terminal.js';
import {animatedSvg, type Frame} from './animated-svg.js';
import {dark, light} from './palette.js';
import {play, quiet} from './play.js';
import type {Scene} from './scene.js';
import {readScreen} from './screen.js';
import {screenSvg} from './screen-svg.js';
import {onStage} from './stage.js';
import {steadying} from './steady.js';

/** Plays the scene; its pictures by the name of their file. */
export async function picturesOf(scene: Scene): Promise<Map<string, string>> {
	const {script, descriptions, examples, film} = scene;
	const title = scene.shell ? 'bash' : ['kafkey', ...scene.args].join(' ');
	const pictures = new Map<string, string>();
	const frames: Frame[] = [];
	const keep = (
		name: string,
		description: string,
		draw: (picture: Parameters<typeof screenSvg>[1]) => string,
	) => {
		for (const [theme, palette] of Object.entries({dark, light}))
			pictures.set(`${name}-${theme}.svg`, draw({palette, title, description}));
	};
	await onStage(scene, async (terminal) => {
		const steady = steadying(examples);
		const look = async () => steady(await settled(terminal));
		const shoot = async (name: string) => {
			const description = descriptions[name];
			if (description === undefined) throw new Error(`The shot ${name} has no description.`);
			const screen = await look();
			keep(name, description, (picture) => screenSvg(screen, picture));
		};
		await play(terminal, script, shoot, async (time) => void frames.push({screen: await look(), time}));
	});
	if (film) keep(film.name, film.description, (picture) => animatedSvg(frames, picture));
	return pictures;
}

/** The screen when nothing is drawn any more: the cursor is put in its place after the text. */
async function settled(terminal: Terminal) {
	await quiet(terminal);
	return readScreen(terminal.emulator, terminal.cursorVisible);
}
