import {randomBytes, randomInt} from 'node:crypto';

/**
 * A SASL user name as the vendor's published samples decode: the cluster's slug, `$` and random bytes up to 47,
 * as base64url without padding, hence 63 characters.
 */
export function makeUsername(slug: string): string {
	const start = Buffer.from(`${slug}$`);
	return Buffer.concat([start, randomBytes(47 - start.length)]).toString('base64url');
}

/** A password as in the vendor's samples: padded base64url of 64, 72, 108 or 120 characters. */
export function makePassword(): string {
	const sizes = [48, 53, 80, 89];
	const bytes = randomBytes(sizes[randomInt(sizes.length)] ?? 48);
	return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

/** What a password reset gives in the vendor's sample: 32 lowercase hexadecimal characters. */
export function makeResetPassword(): string {
	return randomBytes(16).toString('hex');
}
