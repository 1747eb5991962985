import {expect, vi} from 'vitest';
import {askingSession} from '../../source/commands/keys/asking.js';
import type {OpenRemoval, RemovalNote} from '../../source/journal/removals.js';
import type {OpenRotation} from '../../source/journal/rotations.js';
import type {Key} from '../../source/keys/key.js';
import type {Unlisted} from '../../source/keys/listing.js';
import {type Goal, KeysSession} from '../../source/keys/session/session.js';
import type {Behind, Held} from '../../source/providers/life.js';
import {KeysApp} from '../../source/screens/keys/keys-app.js';
import {Shelf} from '../keys/support/source.js';
import {drawn} from './drawn.js';
import {FakeDoors} from './fake-session.js';

/** The screens about the keys of a made-up vendor. */
export class FakeKeys {
	readonly shelf = new Shelf();
	readonly doors = new FakeDoors();
	unlisted: readonly Unlisted[] = [];
	waiting: OpenRotation | undefined;
	readonly noted: string[] = [];
	/** The note of a deletion that is not finished. */
	unfinished: OpenRemoval | undefined;
	/** The file that holds a key, and what became of it since. */
	file: string | undefined;
	changed: string | undefined;

	/** The id of the current key. */
	current: string | undefined;

	/** The note of a deletion that is not finished, of this key. */
	noteOf({id, name, ref, opens}: Held, stays: readonly string[]): OpenRemoval {
		const {provider, kind} = this.shelf.source();
		const record: RemovalNote = {
			version: 1,
			startedAt: '2026-06-01T12:00:00Z',
			provider: provider.id,
			kind: kind.id,
			where: {},
			sandbox: false,
			key: {id, name, ref: {...ref}, opens},
			stays: [...stays],
		};
		const close = () => {
			this.unfinished = undefined;
		};
		return {record, close};
	}

	/** Opens the table, or what is wanted of one key, on a terminal of this size. */

	async open({columns = 80, rows = 24, goal}: {columns?: number; rows?: number; goal?: Goal} = {}) {
		const source = this.shelf.source();
		const session = new KeysSession(
			{
				open: async () => ({sources: [source], unlisted: this.unlisted}),
				questions: ({source: of, fields, known, isSuggested = false, errand, leads}, back) =>
					askingSession(
						{...of, fields, known, ...(leads && {plan: leads.plan}), path: leads?.path ?? '.env'},
						{
							doors: {...this.doors, ...(leads?.noteSaved && {noteSaved: leads.noteSaved})},
							said: {},
							inSandbox: false,
							signal: new AbortController().signal,
							back,
							errand,
							isSuggested,
						},
					),
				fileOf: async () => this.file,
				rotations: {
					changedSince: async () => this.changed,
					waiting: () => this.waiting,
					note: ({held}: Key) => {
						this.noted.push(held.id);
						return `${held.id} still works.`;
					},
				},
				removals: {
					waiting: () => this.unfinished,
					note: ({held}: Key, behind: readonly Behind[]) => {
						this.unfinished = this.noteOf(
							held,
							behind.map(({label}) => label),
						);
						return this.unfinished;
					},
				},
				now: () => new Date('2026-06-01T12:00:00Z'),
				current: this.current,
				patience: [0],
			},
			goal,
		);
		session.open();
		const screen = await drawn((size) => <KeysApp session={session} size={size} />, {columns, rows});
		await vi.waitFor(() => expect(['table', 'key', 'deleting', 'deleted']).toContain(session.state.page.is));
		await vi.waitFor(() => expect(session.state.listing).not.toBe('arriving'));
		return {...screen, session};
	}
}
