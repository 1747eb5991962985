/** One ASN.1 value in DER: tag, length, content. */
export function der(tag: number, ...content: readonly Buffer[]): Buffer {
	const body = Buffer.concat(content);
	const size = body.length < 128 ? [body.length] : longLength(body.length);
	return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

export const sequence = (...content: readonly Buffer[]) => der(0x30, ...content);
export const set = (...content: readonly Buffer[]) => der(0x31, ...content);
export const octets = (bytes: Buffer) => der(0x04, bytes);
/** A bit string that ends with a whole byte. */
export const bits = (bytes: Buffer) => der(0x03, Buffer.from([0]), bytes);
export const utf8 = (text: string) => der(0x0c, Buffer.from(text));
export const yes = der(0x01, Buffer.from([0xff]));

/** A positive integer; `bytes` is its magnitude. DER allows no zeros in front but the one that keeps it positive. */
export function integer(bytes: Buffer): Buffer {
	const magnitude = bytes.subarray(
		Math.max(
			0,
			bytes.findIndex((byte) => byte !== 0),
		),
	);
	return der(0x02, (magnitude[0] ?? 0) < 128 ? magnitude : Buffer.concat([Buffer.from([0]), magnitude]));
}

/** `1.2.840.10045.4.3.2` */
export function oid(dotted: string): Buffer {
	const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
	return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** UTCTime; good for the years up to 2049. */
export function time(date: Date): Buffer {
	return der(0x17, Buffer.from(`${date.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));
}

function longLength(length: number): number[] {
	return length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
}

function base128(value: number): number[] {
	const digits = [value & 127];
	for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 127) | 128);
	return digits;
}
