// Stands in for Intl.Segmenter, of which the packages that draw make one each when they are loaded. The first one that is
// made loads ICU's rules, and walking a text by those is slow; a plain text needs none.
import {isUnitByUnit} from './plain.js';

// Written so that the bundle does not put this class in its place, too.
const {Segmenter: Real} = Intl;

type Segments = {
	readonly containing: (unit?: number) => Intl.SegmentData | undefined;
	readonly [Symbol.iterator]: () => Iterator<Intl.SegmentData>;
};

export class Segmenter {
	readonly #options: ConstructorParameters<typeof Real>;
	#real: Intl.Segmenter | undefined;

	constructor(...options: ConstructorParameters<typeof Real>) {
		this.#options = options;
	}

	segment(text: string): Segments {
		const [, {granularity = 'grapheme'} = {}] = this.#options;
		if (granularity === 'grapheme' && isUnitByUnit(text)) return unitsOf(text);
		this.#real ??= new Real(...this.#options);
		return this.#real.segment(text);
	}
}

function unitsOf(input: string): Segments {
	const at = (index: number) => ({segment: input.charAt(index), index, input});
	return {
		containing: (unit = 0) => (unit >= 0 && unit < input.length ? at(Math.trunc(unit)) : undefined),
		*[Symbol.iterator]() {
			for (let index = 0; index < input.length; index++) yield at(index);
		},
	};
}
