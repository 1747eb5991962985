import {deflateRawSync, gzipSync} from 'node:zlib';
import {answer, type Meeting, type Misbehaviour, type Real} from './front.js';

/**
 * What may be said after one confirmation: `nothing` was created; it exists but its secret was not `delivered`; it is
 * `unclear`, and then what a look-up sees.
 */
export type Claim = 'nothing' | 'undelivered' | 'unclear';

export type NetworkFault = {
	readonly name: string;
	readonly claim: Claim;
	/** Whether the vendor did the work by the time of the look-up; `late` when only afterwards. */
	readonly work: 'done' | 'never' | 'late';
	/** How the create is met; absent where no byte of it reaches the vendor. */
	readonly meets?: (world: FaultWorld) => Misbehaviour;
	/** Where the create is sent in place of the vendor's address. */
	readonly elsewhere?: (world: FaultWorld) => string;
	/** Milliseconds for the create, where the fault is that it takes too long. */
	readonly sendTimeout?: number;
	/** The journal asks to wait, or such: words that must be told. */
	readonly told?: RegExp;
};

export type FaultWorld = {
	/** The front's own address. */
	readonly front: string;
	/** A port of 127.0.0.1 that nobody listens on. */
	readonly deserted: string;
	/** A server with a certificate that nobody signed. */
	readonly selfSigned: string;
	/** A server that must hear nothing. */
	readonly elsewhere: string;
	/** The answer with another secret, or none. */
	readonly withSecret: (answer: string, secret: string | undefined) => string;
	/** Resolves when the run has given up waiting. */
	readonly gaveUp: Promise<void>;
};

/** Long enough for a loopback answer, short enough to wait for. */
const short = 300;
const json = {'content-type': 'application/json'};

/** The work is done, then something else than its answer is sent. */
function afterWork(send: (meeting: Meeting, real: Real, world: FaultWorld) => void) {
	return (world: FaultWorld): Misbehaviour =>
		async (meeting) =>
			send(meeting, await meeting.work(), world);
}

/** Nothing is done, and this is answered. */
function instead(status: number, body = '', headers: Readonly<Record<string, string>> = {}) {
	return (): Misbehaviour =>
		({response}) =>
			answer(response, {status, headers: {...json, ...headers}, body: Buffer.from(body)});
}

/** The work is done, and this is answered. */
function doneBut(
	status: number,
	body: string | Buffer = '',
	headers: Readonly<Record<string, string>> = json,
) {
	return afterWork(({response}) => answer(response, {status, headers, body: Buffer.from(body)}));
}

const secret = (value: string | undefined) =>
	afterWork(({response}, real, {withSecret}) =>
		answer(response, {...real, body: Buffer.from(withSecret(real.body.toString(), value))}),
	);

function start(meeting: Meeting, {status, headers, body}: Real): void {
	meeting.response.writeHead(status, {
		...json,
		'x-request-id': String(headers['x-request-id'] ?? 'r'),
		'content-length': body.length,
	});
}

const refusals: readonly (readonly [number, RegExp, Readonly<Record<string, string>>?])[] = [
	[400, /400/],
	[401, /accept|401|signed|Azure/],
	[403, /403|permission|role/i],
	[404, /404/],
	[409, /409/],
	[413, /413/],
	[422, /422/],
	[429, /Wait 7 s|429/, {'retry-after': '7'}],
];

const serverErrors = [500, 502, 503, 504] as const;

/** Every way in which the answer to a create can go wrong. */
export const networkFaults: readonly NetworkFault[] = [
	{name: 'the connection is refused', claim: 'nothing', work: 'never', elsewhere: ({deserted}) => deserted},
	{
		name: 'the host has no address',
		claim: 'nothing',
		work: 'never',
		elsewhere: () => 'https://kafkey-test.invalid',
	},
	{
		name: 'https meets a plain port',
		claim: 'nothing',
		work: 'never',
		elsewhere: ({front}) => front.replace('http:', 'https:'),
	},
	{
		name: 'nobody signed the certificate',
		claim: 'nothing',
		work: 'never',
		elsewhere: ({selfSigned}) => selfSigned,
	},
	{
		name: 'no answer in time, nothing done',
		claim: 'unclear',
		work: 'never',
		sendTimeout: short,
		meets:
			({gaveUp}) =>
			() =>
				gaveUp,
	},
	{
		name: 'no answer in time, done later',
		claim: 'unclear',
		work: 'late',
		sendTimeout: short,
		meets:
			({gaveUp}) =>
			async ({work}) => {
				await gaveUp;
				await work();
			},
	},
	{
		name: 'no answer in time, done before',
		claim: 'unclear',
		work: 'done',
		sendTimeout: short,
		meets:
			({gaveUp}) =>
			async ({work}) => {
				await work();
				await gaveUp;
			},
	},
	{
		name: 'cut before the work',
		claim: 'unclear',
		work: 'never',
		meets:
			() =>
			({response}) =>
				void response.destroy(),
	},
	{
		name: 'cut after the work',
		claim: 'unclear',
		work: 'done',
		meets: afterWork(({response}) => response.destroy()),
	},
	{
		name: 'cut after the headers',
		claim: 'unclear',
		work: 'done',
		meets: afterWork((meeting, real) => {
			start(meeting, real);
			meeting.response.write(real.body.subarray(0, 1), () => meeting.response.destroy());
		}),
	},
	{
		name: 'cut in the middle of the body',
		claim: 'unclear',
		work: 'done',
		meets: afterWork((meeting, real) => {
			start(meeting, real);
			const half = real.body.subarray(0, Math.floor(real.body.length / 2));
			meeting.response.write(half, () => meeting.response.destroy());
		}),
	},
	{
		name: 'cut one byte before the end',
		claim: 'unclear',
		work: 'done',
		meets: afterWork((meeting, real) => {
			start(meeting, real);
			meeting.response.write(real.body.subarray(0, -1), () => meeting.response.destroy());
		}),
	},
	{
		name: 'half a body that says it is whole',
		claim: 'unclear',
		work: 'done',
		meets: afterWork(({response}, real) =>
			answer(response, {...real, body: real.body.subarray(0, Math.floor(real.body.length / 2))}),
		),
	},
	{
		name: 'headers that never end',
		claim: 'unclear',
		work: 'done',
		sendTimeout: short,
		meets: afterWork(({response}) => void response.socket?.write('HTTP/1.1 200 OK\r\nx-one: 1\r\n')),
	},
	{
		name: 'a body that trickles',
		claim: 'unclear',
		work: 'done',
		sendTimeout: short,
		meets: afterWork((meeting, real) => {
			start(meeting, real);
			let sent = 0;
			const drip = setInterval(() => {
				meeting.response.write(real.body.subarray(sent, sent + 1));
				sent += 1;
			}, 50);
			meeting.response.on('close', () => clearInterval(drip));
		}),
	},
	{
		name: 'an answer that is not HTTP',
		claim: 'unclear',
		work: 'done',
		meets: afterWork(({response}) => void response.socket?.end('220 mail.example ESMTP\r\n')),
	},
	{
		name: '200 with text that is not JSON',
		claim: 'unclear',
		work: 'done',
		meets: doneBut(200, 'created, thank you'),
	},
	{
		name: '200 with a web page',
		claim: 'unclear',
		work: 'done',
		meets: doneBut(200, '<!doctype html><p>Welcome to the hotel</p>', {'content-type': 'text/html'}),
	},
	{
		name: '200 with a web page, nothing done',
		claim: 'unclear',
		work: 'never',
		meets: instead(200, '<html>', {'content-type': 'text/html'}),
	},
	{name: '200 with an empty body', claim: 'unclear', work: 'done', meets: doneBut(200)},
	{name: '204', claim: 'unclear', work: 'done', meets: doneBut(204)},
	{name: '200 with null', claim: 'unclear', work: 'done', meets: doneBut(200, 'null')},
	{name: '200 with {}', claim: 'unclear', work: 'done', meets: doneBut(200, '{}')},
	{name: '200 with {}, nothing done', claim: 'unclear', work: 'never', meets: instead(200, '{}')},
	{
		name: '200 with an error in it',
		claim: 'unclear',
		work: 'done',
		meets: doneBut(200, '{"error":"try later"}'),
	},
	{
		name: '200 with values of other types',
		claim: 'unclear',
		work: 'done',
		meets: doneBut(
			200,
			'{"id":1,"client_id":[],"credential_id":{},"spec":"x","properties":7,"password":false,"secret":3}',
		),
	},
	{
		name: '200 nested ten thousand deep',
		claim: 'unclear',
		work: 'done',
		meets: doneBut(200, '['.repeat(10_000) + ']'.repeat(10_000)),
	},
	{
		name: '200 larger than a create’s answer can be',
		claim: 'unclear',
		work: 'done',
		meets: afterWork(({response}, real) =>
			answer(response, {...real, body: Buffer.concat([real.body, Buffer.alloc(2 * 1024 * 1024, ' ')])}),
		),
	},
	{
		name: '200 packed though plain was asked for',
		claim: 'unclear',
		work: 'done',
		meets: afterWork(({response}, real) =>
			answer(response, {...real, headers: {...json, 'content-encoding': 'gzip'}, body: gzipSync(real.body)}),
		),
	},
	{
		name: '200 in bytes that are not UTF-8',
		claim: 'unclear',
		work: 'done',
		meets: doneBut(200, deflateRawSync('a body')),
	},
	{name: '200 with an empty secret', claim: 'undelivered', work: 'done', meets: secret('')},
	{name: '200 with a secret of spaces', claim: 'undelivered', work: 'done', meets: secret('   ')},
	{name: '200 without a secret', claim: 'undelivered', work: 'done', meets: secret(undefined)},
	{name: '200 with asterisks for a secret', claim: 'undelivered', work: 'done', meets: secret('********')},
	{name: '200 with a masked secret', claim: 'undelivered', work: 'done', meets: secret('cflt••••••••9x2')},
	...[301, 302, 303, 307, 308].map(
		(status): NetworkFault => ({
			name: `${status} to another host, nothing done`,
			claim: 'unclear',
			work: 'never',
			meets: ({elsewhere}) => instead(status, '', {location: `${elsewhere}/moved`})(),
		}),
	),
	{
		name: '303 to another host after the work',
		claim: 'unclear',
		work: 'done',
		meets: (world) => doneBut(303, '', {location: `${world.elsewhere}/made`})(world),
	},
	...refusals.map(
		([status, told, headers = {}]): NetworkFault => ({
			name: String(status),
			claim: 'nothing',
			work: 'never',
			told,
			meets: instead(status, '{}', headers),
		}),
	),
	{
		name: '408, which a gateway may send of a call that went on',
		claim: 'unclear',
		work: 'done',
		meets: doneBut(408),
	},
	...serverErrors.flatMap((status): NetworkFault[] => [
		{name: `${status} before the work`, claim: 'unclear', work: 'never', meets: instead(status)},
		{
			name: `${status} after the work`,
			claim: 'unclear',
			work: 'done',
			meets: doneBut(status, 'Bad', {'content-type': 'text/plain'}),
		},
	]),
];
