import {expect, test} from 'vitest';
import {Segmenter} from '../../scripts/shims/segmenter.js';

const everySign = Array.from({length: 0x30_00}, (_, code) => String.fromCharCode(code));
const segmentsOf = (segmenter: Pick<Segmenter, 'segment'>, text: string) => [...segmenter.segment(text)];

test('every sign, between others and beside itself, is segmented as by Intl.Segmenter', () => {
	const [ours, real] = [new Segmenter(), new Intl.Segmenter()];
	const differing = everySign.filter((sign) => {
		const text = `\u001B[1m❯ a${sign}${sign}’…${sign}\n`;
		return JSON.stringify(segmentsOf(ours, text)) !== JSON.stringify(segmentsOf(real, text));
	});
	expect(differing).toEqual([]);
});

test.each(['', 'orders.eu', '❯ ✓…', '👩‍👩‍👧 family', 'e\u0301', 'a\r\nb'])(
	'places in %j are found alike',
	(text) => {
		const [ours, real] = [new Segmenter(undefined, {granularity: 'grapheme'}), new Intl.Segmenter()];
		for (const unit of [undefined, -1, 0, 1, 2, 1.5, text.length - 1, text.length, text.length + 9])
			expect(ours.segment(text).containing(unit)).toEqual(real.segment(text).containing(unit));
	},
);

test('words are segmented as by Intl.Segmenter', () => {
	const options = ['en', {granularity: 'word'}] as const;
	expect(segmentsOf(new Segmenter(...options), 'two words')).toEqual(
		segmentsOf(new Intl.Segmenter(...options), 'two words'),
	);
});
