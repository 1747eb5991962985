import {mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';

/** A fresh folder of mode 700 that goes with the test. */
export function freshFolder(): string {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kafkey-delivery-')));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	return folder;
}
