import xterm from '@xterm/headless';
import {expect, test} from 'vitest';
import {animatedSvg} from '../../scripts/pictures/animated-svg.js';
import {dark} from '../../scripts/pictures/palette.js';
import {readScreen, type Screen} from '../../scripts/pictures/screen.js';
import {steadying} from '../../scripts/pictures/steady.js';

async function screenOf(text: string): Promise<Screen> {
	const terminal = new xterm.Terminal({cols: 30, rows: 3, allowProposedApi: true});
	await new Promise<void>((resolve) => terminal.write(text, resolve));
	return readScreen(terminal, false);
}

const picture = {palette: dark, title: 'kafkey', description: 'A sample'};

test('each screen is shown in its time, and a line that several have is there once', async () => {
	const frames = [
		{screen: await screenOf('head\r\none'), time: 1000},
		{screen: await screenOf('head\r\ntwo'), time: 2000},
		{screen: await screenOf('head\r\nthree'), time: 1000},
	];
	const svg = animatedSvg(frames, picture);
	expect(svg.match(/>head<\/text>/g)).toHaveLength(1);
	expect(svg.match(/<use /g)).toHaveLength(6);
	expect(svg).toContain('animation:4000ms step-end infinite');
	expect(svg).toContain('@keyframes f0{0%{visibility:visible}25%,to{visibility:hidden}}');
	expect(svg).toContain(
		'@keyframes f1{0%{visibility:hidden}25%{visibility:visible}75%,to{visibility:hidden}}',
	);
	expect(svg).toContain('@keyframes f2{0%{visibility:hidden}75%{visibility:visible}}');
	expect(animatedSvg(frames, picture)).toBe(svg);
});

test('equal screens are one, and without motion the one that is shown longest is seen', async () => {
	const [one, two] = [await screenOf('one'), await screenOf('two')];
	const frames = [one, one, two].map((screen) => ({screen, time: 300}));
	const svg = animatedSvg(frames, picture);
	expect(svg.match(/class="f"/g)).toHaveLength(2);
	expect(svg).toContain('#f0{visibility:visible}\n');
	expect(svg).toContain('@media (prefers-reduced-motion:reduce){.f{animation:none}}');
});

test('what every run makes up is an example, the same for the same and another for another where that is wanted', async () => {
	const steady = steadying([
		[/\bkey-\d{3}\b/g, 'key-123', 'each'],
		[/\bport \d{2}\b/g, 'port 80'],
	]);
	const said = (screen: Screen) =>
		screen.runs
			.map(({text}) => text)
			.join('')
			.trim();
	expect(said(steady(await screenOf('key-700 key-800 key-700')))).toMatch(
		/^key-123 (?!key-123)(\w{3}-\d{3}) key-123$/,
	);
	expect(said(steady(await screenOf('key-700 port 17 port 18')))).toBe('key-123 port 80 port 80');
	const longer = steadying([[/\d+/g, '12']]);
	expect(() => longer({columns: 9, rows: 1, cursor: undefined, runs: []})).not.toThrow();
	const screen = await screenOf('123');
	expect(() => longer(screen)).toThrow('12 is not as long as 123.');
});
