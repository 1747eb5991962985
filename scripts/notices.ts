import type {Bundled} from './bundled.js';

const rule = '-'.repeat(80);

/** THIRD_PARTY_NOTICES: every bundled package with its licence, whole. The same packages give the same bytes. */
export function noticesOf(bundled: readonly Bundled[]): string {
	const head = [
		'kafkey is under the MIT licence, see LICENSE. The files in this folder also hold code of the',
		`${bundled.length} packages below, each under its own licence.`,
	];
	const parts = bundled.map(({name, version, licence, homepage, texts}) =>
		[rule, `${name} ${version}`, licence, homepage, '', texts.join('\n\n'), ''].join('\n'),
	);
	return `${[head.join('\n'), ...parts].join('\n\n')}`;
}
