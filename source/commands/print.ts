import type {WriteStream} from 'node:tty';

/** Writes text and waits until it is out; rejects when nobody reads any more. */
export function print(stream: WriteStream, text: string): Promise<void> {
	return new Promise((resolve, reject) => {
		// Told by an event besides the callback, which nobody else listens to.
		stream.once('error', reject);
		stream.write(text, (error) => {
			if (error) return reject(error);
			stream.off('error', reject);
			resolve();
		});
	});
}
