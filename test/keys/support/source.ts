import type {Key, Source} from '../../../source/keys/key.js';
import type {Held, Life} from '../../../source/providers/life.js';
import type {Provider} from '../../../source/providers/provider.js';
import {depot, FakeApi} from '../../support/fake-provider.js';

export const {signal} = new AbortController();

/** What a made-up vendor holds, and the ways it fails. */
export class Shelf {
	held: readonly Held[] = [];
	readonly api = new FakeApi();
	readonly asked: string[] = [];
	list: NonNullable<Life<unknown>['list']> | undefined = () => this.#page();
	more: Partial<Life<unknown>> = {};

	/** One kind of the vendor, signed in. */
	source(kindId = 'key', name?: string): Source {
		const provider: Provider = depot(this.api);
		const kind = provider.kinds.find(({id}) => id === kindId) ?? provider.kinds[0];
		if (!kind) throw new Error('The vendor has no kind.');
		const life: Life<unknown> = {thing: 'key', ...(this.list && {list: this.list}), ...this.more};
		return {
			provider,
			account: {who: 'dana', api: this.api},
			kind: {...kind, ...(name !== undefined && {name}), life},
			where: {},
		};
	}

	key(held: Held, source = this.source()): Key {
		return {source, held};
	}

	async *#page(): AsyncIterable<readonly Held[]> {
		this.asked.push('list');
		yield this.held;
	}
}
