import type {Control, ControlRoute} from './control.js';
import type {Cluster} from './model.js';
import {list} from './paging.js';

type Region = {readonly cloud: Cluster['cloud']; readonly name: string};

/** The regions of Flink and of Tableflow, which a new Tableflow key is tried against. */
export function regionRoutes({organization, addresses}: Control): ControlRoute[] {
	return ['fcpm/v2', 'tableflow/v1'].map((version) => ({
		method: 'GET',
		path: `/${version}/regions`,
		handle: (exchange) => {
			const cloud = exchange.query.get('cloud')?.toUpperCase();
			const regions = regionsOf([...organization.clusters.values()]).filter(
				(region) => cloud === undefined || region.cloud === cloud,
			);
			const view = (region: Region) => ({
				...regionView(region, version, addresses.control),
				// Where Flink's own API answers; Tableflow has none in its list.
				...(version === 'fcpm/v2' && {http_endpoint: addresses.data}),
			});
			const page = list('RegionList', regions, view, {exchange, base: addresses.control});
			return {status: 200, json: {api_version: version, ...page}};
		},
	}));
}

/** Wherever the organization has a Kafka cluster. */
function regionsOf(clusters: readonly Cluster[]): Region[] {
	const found = new Map(
		clusters.map(({cloud, region}) => [`${cloud}.${region}`, {cloud, name: region}] as const),
	);
	return [...found.values()];
}

function regionView({cloud, name}: Region, version: string, base: string) {
	const id = `${cloud.toLowerCase()}.${name}`;
	return {
		api_version: version,
		kind: 'Region',
		id,
		metadata: {self: `${base}/${version}/regions/${id}`},
		display_name: `${cloud} ${name}`,
		cloud,
		region_name: name,
	};
}
