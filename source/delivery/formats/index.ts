import {Problem} from '../../errors.js';
import {type Access, kafkaNames, namesFor} from '../../providers/access.js';
import type {Credential} from '../../providers/provider.js';
import {Secret} from '../../secret.js';
import {dockerCompose, kubernetesSecret} from './containers.js';
import {dockerEnvFile, dotenv, nextjs, shell} from './environment.js';
import type {Format, Subject} from './format.js';
import {franzGo} from './go.js';
import {helloGo} from './hello-go.js';
import {helloJava} from './hello-java.js';
import {helloNode} from './hello-node.js';
import {helloPython} from './hello-python.js';
import {connectWorker, javaClient, schemaRegistry} from './java.js';
import {kafkajs, librdkafkaJavascript, platformatic} from './javascript.js';
import {json} from './json.js';
import {kcat, librdkafka} from './librdkafka.js';
import {openAccesses} from './opened.js';
import {kafkaPython} from './python.js';
import {quarkus} from './quarkus.js';
import {springProperties, springYaml} from './spring.js';

/** Every format, in the order of the list that people see. */
export const formats: readonly Format[] = [
	dotenv,
	nextjs,
	shell,
	dockerEnvFile,
	dockerCompose,
	kubernetesSecret,
	json,
	javaClient,
	springYaml,
	springProperties,
	quarkus,
	connectWorker,
	schemaRegistry,
	librdkafka,
	kcat,
	kafkajs,
	platformatic,
	librdkafkaJavascript,
	kafkaPython,
	franzGo,
	helloNode,
	helloPython,
	helloJava,
	helloGo,
];

/** What a format is written from: a credential, or what is known of one before it is made. */
export type Writable = Pick<Credential, 'name' | 'accesses'>;

/** The formats that make sense for these ways in. */
export function formatsFor(accesses: readonly Access[]): readonly Format[] {
	return formatsForVariables(accesses.flatMap(passwordName));
}

/** The formats that make sense for what fills these variables. */
export function formatsForVariables(variables: readonly string[]): readonly Format[] {
	const fits: Readonly<Record<Subject, boolean>> = {
		any: variables.length > 0,
		kafka: variables.includes(kafkaNames.password),
		'schema-registry': variables.includes(namesFor('SCHEMA_REGISTRY').password),
	};
	return formats.filter(({takes}) => fits[takes]);
}

/** The format of that id. Throws a Problem that lists those that fit. */
export function formatNamed(id: string, fitting: readonly Format[] = formats): Format {
	const found = fitting.find((format) => format.id === id);
	if (found) return found;
	const exists = formats.some((format) => format.id === id);
	throw new Problem({
		what: exists ? `The format ${id} does not fit this credential.` : `There is no format “${id}”.`,
		next: `Choose one of ${fitting.map((format) => format.id).join(', ')}.`,
	});
}

/** The whole file. Throws a Problem for a value that its reader would not read back as it is. */
export function writeFormat(format: Format, {name, accesses}: Writable): Secret {
	return new Secret(format.text(openAccesses(accesses, {name, masked: false})));
}

/** The same file for a preview: written once more, with a mask in the place of every secret. Throws as `writeFormat`. */
export function maskedText(format: Format, credential: Writable): string {
	writeFormat(format, credential);
	return format.text(openAccesses(credential.accesses, {name: credential.name, masked: true}));
}

function passwordName(access: Access): string {
	if (access.type === 'kafka') return kafkaNames.password;
	return access.type === 'http-basic' ? access.names.password : access.names.secret;
}
