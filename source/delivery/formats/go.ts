import type {Format} from './format.js';
import type {OpenedKafka} from './opened.js';
import {isEncrypted, kafkaOf, names, sourceHeader} from './source.js';

export const franzGo: Format = {
	id: 'franz-go',
	name: 'franz-go',
	language: 'Go',
	file: 'kafka.go',
	takes: 'kafka',
	readsEnvironment: true,
	text: (opened) => {
		const kafka = kafkaOf(opened);
		return `${sourceHeader(kafka, '//', 'Get it: go get github.com/twmb/franz-go')}package main

import (
${goImports(kafka, [])}
)

// newClient connects as the credential in the environment.
${newClient(kafka)}`;
	},
};

/** The imports of `newClient`, with those of the program around it, in gofmt's order. */
export function goImports(kafka: OpenedKafka, more: readonly string[]): string {
	const standard = ['os', 'strings', ...(hasAuthority(kafka) ? ['crypto/tls', 'crypto/x509', 'fmt'] : [])];
	const others = [
		'github.com/twmb/franz-go/pkg/kgo',
		`github.com/twmb/franz-go/pkg/sasl/${mechanismOf(kafka).from}`,
	];
	const isOther = (path: string) => path.includes('.');
	const block = (paths: readonly string[]) =>
		[...new Set(paths)]
			.sort()
			.map((path) => `\t"${path}"`)
			.join('\n');
	return [
		block([...standard, ...more.filter((path) => !isOther(path))]),
		block([...others, ...more.filter(isOther)]),
	].join('\n\n');
}

/** A function that makes a client out of the environment. */
export function newClient(kafka: OpenedKafka): string {
	const {make, as} = mechanismOf(kafka);
	const own = `	pem, err := os.ReadFile(os.Getenv("${names.authority}"))
	if err != nil {
		return nil, err
	}
	authorities := x509.NewCertPool()
	if !authorities.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("no certificate in ${names.authority}")
	}
`;
	const dial = hasAuthority(kafka)
		? '\t\tkgo.DialTLSConfig(&tls.Config{RootCAs: authorities}),\n'
		: isEncrypted(kafka)
			? '\t\tkgo.DialTLS(),\n'
			: '';
	return `func newClient() (*kgo.Client, error) {
${hasAuthority(kafka) ? own : ''}	return kgo.NewClient(
		kgo.SeedBrokers(strings.Split(os.Getenv("${names.bootstrapServers}"), ",")...),
${dial}		kgo.SASL(${make}{
			User: os.Getenv("${names.username}"),
			Pass: os.Getenv("${names.password}"),
		}.${as}()),
	)
}
`;
}

function hasAuthority(kafka: OpenedKafka): boolean {
	return isEncrypted(kafka) && kafka.authority !== undefined;
}

function mechanismOf({mechanism}: OpenedKafka) {
	return {
		PLAIN: {from: 'plain', make: 'plain.Auth', as: 'AsMechanism'},
		'SCRAM-SHA-256': {from: 'scram', make: 'scram.Auth', as: 'AsSha256Mechanism'},
		'SCRAM-SHA-512': {from: 'scram', make: 'scram.Auth', as: 'AsSha512Mechanism'},
	}[mechanism];
}
