import {describe, expect, test} from 'vitest';
import {variablesIn} from '../../source/delivery/read-variables.js';

describe('a shell’s file', () => {
	test.each([
		["export A='it'\\''s $5'", "it's $5"],
		['A="a \\"b\\" \\$c \\d \\\\" # comment', 'a "b" $c \\d \\'],
		["A=broker:9092,other:9092;B='x'", 'broker:9092,other:9092'],
		['\texport  A=one\\ two\'three\'"four"', 'one twothreefour'],
		["A='two\nB=lines'", 'two\nB=lines'],
		['A=\nB=1', ''],
		['A="open', ''],
	])('%j as a shell reads it', (text, value) => {
		expect(variablesIn('/somewhere/kafka.sh', text)[0]).toEqual(['A', value]);
	});

	test('holds nothing but what begins a line', () => {
		const text = '#!/bin/sh\n# A=1\necho B=2\nC=3\r\nif [ "$D" = 4 ]; then E=5; fi\n';
		expect(variablesIn('kafka.sh', text)).toEqual([['C', '3']]);
	});
});

test.each([
	['.env.local', 'a$b'],
	['.env.production.local', 'a$b'],
	['.env', 'a\\$b'],
])('in %s a dollar behind a backslash is what its readers take it for', (name, value) => {
	expect(variablesIn(name, "A='a\\$b'\n")).toEqual([['A', value]]);
});
