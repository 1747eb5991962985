import type {Format, Setting} from './format.js';
import type {Opened} from './opened.js';
import {comment, header, missingVariables} from './text.js';
import {yamlLines} from './yaml.js';

/** `envFrom` with a `secretRef` hands all of it to a container as variables. */
export const kubernetesSecret: Format = {
	id: 'kubernetes',
	name: 'Kubernetes Secret',
	file: 'kafka-secret.yaml',
	takes: 'any',
	text: (opened) => `${header('A Kubernetes Secret', opened)}${notes(opened)}apiVersion: v1
kind: Secret
metadata:
  name: ${objectName(opened.name)}
type: Opaque
stringData:
${yamlLines(variables(opened), 2)}`,
};

/** Compose replaces `$NAME` in every value and takes `$$` for a dollar. */
export const dockerCompose: Format = {
	id: 'docker-compose',
	name: 'Docker Compose environment',
	file: 'compose.override.yaml',
	takes: 'any',
	text: (
		opened,
	) => `${header('Part of a Compose file', opened)}${comment('Name the service as in your own compose.yaml.')}${notes(opened)}services:
  app:
    environment:
${yamlLines(
	variables(opened).map(([name, value]) => [name, value?.replaceAll('$', '$$$$')]),
	6,
)}`,
};

function variables(opened: Opened): Setting[] {
	return opened.variables.map(({name, value}) => [name, value]);
}

function notes(opened: Opened): string {
	const authority = opened.kafka?.authority
		? comment('KAFKA_SSL_CA_LOCATION is a path on this machine: mount that file, and name its place there.')
		: '';
	return missingVariables(opened) + authority;
}

/** A name that Kubernetes takes: lower-case letters, digits and dashes, 63 characters at most. */
function objectName(name: string): string {
	const plain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
	return plain.slice(0, 63).replaceAll(/^-+|-+$/g, '') || 'kafka-credential';
}
