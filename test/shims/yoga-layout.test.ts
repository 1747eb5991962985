import {expect, test, vi} from 'vitest';

test('yoga-layout is loaded without fetch, which is there again afterwards', async () => {
	const fetch = vi.spyOn(globalThis, 'fetch');
	const {default: yoga, Direction} = await import('../../scripts/shims/yoga-layout.js');

	const node = yoga.Node.create();
	node.setWidth(80);
	node.calculateLayout(undefined, undefined, Direction.LTR);

	expect(node.getComputedWidth()).toBe(80);
	expect(fetch).not.toHaveBeenCalled();
	expect(globalThis.fetch).toBe(fetch);
});
