import {describe, expect, test} from 'vitest';
import {Problem} from '../../source/errors.js';
import {parseBaseUrl} from '../../source/network/base-url.js';

describe('a base URL is taken', () => {
	test.each([
		['https://api.confluent.cloud', 'https://api.confluent.cloud/'],
		['https://api.confluent.cloud/', 'https://api.confluent.cloud/'],
		['https://API.Confluent.Cloud:443/', 'https://api.confluent.cloud/'],
		['https://gateway.example.com:8443/kafka/v1', 'https://gateway.example.com:8443/kafka/v1'],
		['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example/'],
		['http://127.0.0.1:4000', 'http://127.0.0.1:4000/'],
		['http://127.8.9.10', 'http://127.8.9.10/'],
		['http://localhost:4000/api/', 'http://localhost:4000/api/'],
		['http://[::1]:4000', 'http://[::1]:4000/'],
	])('%s', (text, href) => {
		expect(parseBaseUrl(text).href).toBe(href);
	});
});

describe('a base URL is refused', () => {
	test.each([
		['', 'nothing'],
		['api.example.com', 'no scheme'],
		['//api.example.com', 'no scheme, but slashes'],
		['https://', 'no host'],
		['https:api.example.com', 'no slashes'],
		['https:/api.example.com', 'one slash'],
		['https:///api.example.com', 'three slashes'],
		['http://api.example.com', 'http to another machine'],
		['http://10.0.0.1', 'http to the local network'],
		['http://0.0.0.0:80', 'http to every address'],
		['http://localhost.example.com', 'http to a host that looks like this one'],
		['http://127.0.0.1.example.com', 'http to a name that looks like an address'],
		['ftp://api.example.com', 'another scheme'],
		['file:///etc/passwd', 'a file'],
		['javascript:alert(1)', 'a script'],
		['https://user@api.example.com', 'a user'],
		['https://user:hunter2@api.example.com', 'a password'],
		['https://:hunter2@api.example.com', 'only a password'],
		['https://api.example.com?key=hunter2', 'a query'],
		['https://api.example.com/?', 'an empty query'],
		['https://api.example.com/#hunter2', 'a fragment'],
		['https://api.example.com\\@evil.example', 'a backslash'],
		['https://api.example.com/v1/../admin', 'a path that climbs'],
		['https://api.example.com/%2e%2e/admin', 'a path that climbs in disguise'],
		['https://api.example.com/a b', 'a space'],
		[' https://api.example.com', 'a space in front'],
		['https://api.exa\tmple.com', 'a tab'],
		['https://api.example.com\n', 'a line break'],
		['https://аpi.example.com', 'a letter of another script'],
		['https://api.example.com:99999', 'an impossible port'],
		['http://2130706433', 'an address as one number'],
		['https://0x7f.1', 'an address in other digits'],
		['https://[::1', 'half an address'],
	])('%j: %s', (text) => {
		expect(() => parseBaseUrl(text)).toThrow(Problem);
		expect(() => parseBaseUrl(text)).not.toThrow(/hunter2/);
	});
});
