import {Command} from 'commander';
import type {WizardFlags} from '../../../source/commands/create/flags.js';
import {runHeadless} from '../../../source/commands/create/headless.js';
import {initialState} from '../../../source/commands/create/initial-state.js';
import {prepare} from '../../../source/commands/create/prepare.js';
import {declareQuestions} from '../../../source/commands/questions/declare.js';
import {givenDoor} from '../../../source/commands/questions/given.js';
import {questionsOf} from '../../../source/commands/questions/question-flags.js';
import type {Provider} from '../../../source/providers/provider.js';
import {Session} from '../../../source/wizard/session.js';
import {depot, FakeApi, pier} from '../../support/fake-provider.js';
import {entryOf, FakeDoors} from '../../support/fake-session.js';
import {FakeWorld} from './fake-world.js';

/** The fake vendor's sign-in. */
export const signedIn = {DEPOT_USER: 'dana', DEPOT_TOKEN: 'the-token'};

/** A run at the fake vendor without anybody to ask. */
export class AloneRun {
	readonly api = new FakeApi();
	readonly doors = new FakeDoors();
	readonly world: FakeWorld;
	providers: readonly Provider[] = [depot(this.api), pier(this.api)];

	constructor(options: ConstructorParameters<typeof FakeWorld>[0] = {env: signedIn}) {
		this.world = new FakeWorld(options);
	}

	/** Flags as commander understands them for this provider and kind. */
	flags(words: readonly string[], provider = 'depot', kind = 'key'): WizardFlags {
		const command = new Command().exitOverride().option('--no-settings').option('--save <path>');
		for (const flag of ['json', 'reveal', 'force', 'dry-run', 'sandbox', 'check', 'copy'])
			command.option(`--${flag}`);
		const found = this.providers.find(({id}) => id === provider);
		declareQuestions(command, questionsOf(found, kind)).parse([...words], {from: 'user'});
		return {provider, kind, ...command.opts()};
	}

	async prepare(flags: WizardFlags) {
		const inSandbox = flags.sandbox === true;
		const entries = this.providers.map(entryOf);
		return prepare({world: this.world, entries, flags, inSandbox, why: 'This is a test'});
	}

	/** Runs `create` with the flags; gives the exit code. */
	async create(...words: readonly string[]): Promise<number> {
		return this.run(this.flags(words));
	}

	async run(flags: WizardFlags): Promise<number> {
		const prepared = await this.prepare(flags);
		if ('text' in prepared) {
			this.world.stderr.write(prepared.text);
			return 2;
		}
		const doors = Object.assign(this.doors, {given: givenDoor({...prepared, alone: true})});
		const entries = this.providers.map(entryOf);
		const initial = initialState({...prepared, entries, flags, path: flags.save ?? ''});
		const session = new Session(initial, doors);
		const {said} = prepared;
		return runHeadless({world: this.world, session, flags, said, inSandbox: flags.sandbox === true});
	}
}

/** Flags that answer everything about a key. */
export const wholeKey = [
	...['--zone', 'z-north', '--bay', 'z-north/1', '--access', 'none', '--password-generate'],
	...['--name', 'orders', '--save', '.env'],
];
