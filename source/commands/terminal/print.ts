import type {WriteStream} from 'node:tty';

/** Writes text and waits until it is out; false where nobody reads any more. */
export function print(stream: WriteStream, text: string): Promise<boolean> {
	return new Promise((resolve) => {
		const gone = () => resolve(false);
		// Told by an event besides the callback, which nobody else listens to.
		stream.once('error', gone);
		stream.write(text, (error) => {
			if (error) return resolve(false);
			stream.off('error', gone);
			resolve(true);
		});
	});
}
