import {type AccessForm, namesFor} from '../access.js';

/** ksqlDB's own REST API. */
export const ksqldbForm = {
	type: 'http-basic',
	label: 'ksqlDB',
	names: namesFor('KSQLDB'),
	probe: {path: '/info', purpose: 'read what the server is'},
} as const satisfies AccessForm;

/** The request with which Confluent's Terraform provider tries a new Cloud or Global key. */
const environments = {base: 'api', path: '/org/v2/environments', purpose: 'list the environments'} as const;

export const cloudForm = {
	type: 'http-basic',
	label: 'Cloud API',
	names: {username: 'CONFLUENT_CLOUD_API_KEY', password: 'CONFLUENT_CLOUD_API_SECRET'},
	probe: environments,
} as const satisfies AccessForm;

/** The names are those of Confluent's Python driver. */
export const globalForm = {
	type: 'http-basic',
	label: 'Confluent Cloud',
	names: {username: 'CONFLUENT_GLOBAL_API_KEY', password: 'CONFLUENT_GLOBAL_API_SECRET'},
	probe: environments,
} as const satisfies AccessForm;

/** The names are those of Confluent's MCP server, the request that of its Terraform provider. */
export const tableflowForm = {
	type: 'http-basic',
	label: 'Tableflow',
	names: {username: 'TABLEFLOW_API_KEY', password: 'TABLEFLOW_API_SECRET'},
	probe: {base: 'api', path: '/tableflow/v1/regions', purpose: 'list the Tableflow regions'},
} as const satisfies AccessForm;

/** The names are those of Confluent's Table API plugin and MCP server. */
export const flinkNames = {
	url: 'FLINK_REST_ENDPOINT',
	username: 'FLINK_API_KEY',
	password: 'FLINK_API_SECRET',
} as const;
