import {describe, expect, test} from 'vitest';
import {closing} from '../../../source/commands/terminal/closing.js';
import {widthOf} from '../../../source/screens/ui/width.js';
import type {World} from '../../../source/world.js';

/** The text as it is written to a terminal of so many columns, or to none. */
function written(text: string, columns: number | undefined, screenReader = false): string[] {
	const stdout = {isTTY: columns !== undefined, columns} as World['stdout'];
	const world = {env: {LANG: 'C.UTF-8'}, platform: 'linux', stdout} as const;
	return closing(text, stdout, world, {screenReader}).split('\n');
}

const receipt = [
	'kafkey: made Kafka key K7TQ2ZXN4WJ5LMRA orders-writer (Confluent Cloud, sandbox)',
	'  saved: /home/dana/My Projects/.env · 5 lines · mode 600 · ignored by git',
	'  proved: signed in to pkc-8z1rk.eu-central-1.aws.confluent.cloud:9092, may write orders, as asked',
	'  not proved: still spreading; run kafkey check --file /home/dana/projects/orders/.env',
].join('\n');

describe('on a terminal', () => {
	test('lines are broken between words, and a command stands whole', () => {
		expect(written(receipt, 60)).toEqual([
			'kafkey: made Kafka key K7TQ2ZXN4WJ5LMRA orders-writer',
			'  (Confluent Cloud, sandbox)',
			'  saved: /home/dana/My Projects/.env · 5 lines ·',
			'    mode 600 · ignored by git',
			'  proved: signed in to',
			'    pkc-8z1rk.eu-central-1.aws.confluent.cloud:9092, may',
			'    write orders, as asked',
			'  not proved: still spreading; run',
			'    kafkey check --file /home/dana/projects/orders/.env',
		]);
	});

	test('no word is cut, however narrow it is', () => {
		for (let columns = 40; columns < 100; columns++) {
			const lines = written(receipt, columns);
			const longer = lines.filter((line) => widthOf(line) > columns).map((line) => line.trim());
			expect(longer.filter((line) => line.includes(' ') && !line.startsWith('kafkey check '))).toEqual([]);
			expect(lines.map((line) => line.trim()).join(' ')).toBe(receipt.replace(/\s+/g, ' '));
		}
	});

	test('what fits is left as it is', () => {
		expect(written(receipt, 200).join('\n')).toBe(receipt);
	});
});

test('what is read by a program or heard has its lines as they are', () => {
	expect(written(receipt, undefined).join('\n')).toBe(receipt);
	expect(written(receipt, 40, true)).toHaveLength(4);
});
