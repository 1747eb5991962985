import type {Bundled} from './bundled.js';

/**
 * What is bundled as a CycloneDX 1.6 document in JSON, without a time or a number of its own: the same packages give the
 * same bytes. The hashes are those of the packages' archives, as the lockfile has them.
 */
export function sbomOf(program: {name: string; version: string}, bundled: readonly Bundled[]): string {
	const document = {
		bomFormat: 'CycloneDX',
		specVersion: '1.6',
		version: 1,
		metadata: {
			component: {
				type: 'application',
				'bom-ref': packageUrl(program),
				name: program.name,
				version: program.version,
				licenses: [{license: {id: 'MIT'}}],
				purl: packageUrl(program),
			},
		},
		components: bundled.map(componentOf),
	};
	return `${JSON.stringify(document, undefined, '\t')}\n`;
}

function componentOf(each: Bundled): object {
	const [, group, name] = /^(?:(@[^/]+)\/)?(.+)$/.exec(each.name) ?? [];
	return {
		type: 'library',
		'bom-ref': packageUrl(each),
		...(group === undefined ? {} : {group}),
		name,
		version: each.version,
		hashes: [{alg: 'SHA-512', content: Buffer.from(each.integrity.slice(7), 'base64').toString('hex')}],
		licenses: [{license: {id: each.licence}}],
		purl: packageUrl(each),
	};
}

function packageUrl({name, version}: {readonly name: string; readonly version: string}): string {
	return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
