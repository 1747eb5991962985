import {join} from 'node:path';
import {expect, test} from 'vitest';
import {commandLines} from '../../source/delivery/stores/contents.js';
import {stores} from '../../source/delivery/stores/index.js';
import type {Store} from '../../source/delivery/stores/store.js';
import {examples, placeIn} from '../delivery/stores/examples.js';
import {root} from './pages.js';

/** What stands in the store afterwards. */
const kept: Readonly<Record<string, string>> = {
	github:
		'a secret for each variable, under its name; also for the address and the user name, so that a workflow finds them in one place',
	'1password':
		'one item of the category API Credential with a field for each variable; secret ones are concealed',
	vault: 'one secret with a key for each variable',
	aws: 'one secret, a JSON object of all variables',
	google: 'one secret, a JSON object of all variables',
	'key-vault': 'one secret, a JSON object of all variables',
	doppler: 'a secret for each variable, under its name',
	vercel: 'a variable for each, under its name; in production marked as sensitive',
	kubernetes: 'one Opaque Secret with a key for each variable, as `envFrom` takes it',
	pass: 'one entry: the secret in its first line, as pass advises, and the lines of a `.env` file',
};

/** The page as the stores make it. */
function page(): string {
	return `# Secret stores

You need not see a secret to use it. kafkey can hand it to a secret store through the store's own command, without showing it on
the screen or writing it to a file.

* **Before anything is created:** \`t\` on the review makes a store the destination instead of \`.env\`. In a script,
  \`--save-to\` does:

  \`\`\`sh
  kafkey create --provider ID --kind ID … --yes --save-to ${examples['github']?.said}
  \`\`\`

* **Afterwards:** \`t\` on the secret's screen also saves it to a store.

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="pictures/stores-dark.svg">
  <img src="pictures/stores-light.svg" alt="A list of secret stores whose commands are installed, and whether each command is signed in." width="640">
</picture>

## What holds for all of them

* A store is offered if its command is on PATH. When you open the list, kafkey asks each of these commands whether somebody is
  signed in, and gives it two seconds to answer. If you choose one that was slower, kafkey asks it again and waits ten. kafkey installs nothing, and does not sign in to a store.
* kafkey shows the command before it runs it: on the review, before you confirm, and with \`--dry-run\`. It does not run it for a
  variable that the credential turns out not to have.
* The value goes to the command's standard input, never into its arguments, its environment or a file. The command gets kafkey's
  own environment without the sign-ins of providers.
* First kafkey looks whether one of the names exists already, with a command that reads names and no values; Vercel's lists
  values that are not marked as sensitive, too. If one exists, or if that could not be seen, saving takes a yes, or \`--force\`.
* If a store cannot be used, kafkey finds out before anything is created, and ends with exit code 1.
* If the command refuses the secret of a credential that exists by then, the credential stays as it is. The wizard says why, and
  you can still save the secret in any other way; in a script the exit code is 5, and \`kafkey recover\` deletes the credential.
* A command has 30 seconds; Esc ends it sooner, with everything that it started. kafkey then says that it does not know whether
  the command had saved the secret.
* With \`--json\` the document says under \`store\` where the secret went, by which commands, and whether it arrived.
* kafkey never deletes anything from a store. It therefore hands over a password that you chose only once the vendor has it.

| \`--save-to\` | store | command | signing in |
| --- | --- | --- | --- |
${stores.map(({id, name, command, signIn}) => `| \`${id}\` | ${name} | \`${command}\` | ${signed(signIn)} |`).join('\n')}

Answers follow the name: \`--save-to ID:question=answer,question=answer\`. You can leave out questions that have a default.

${stores.map(section).join('\n')}
## Not among them

**Infisical.** Its command takes values as arguments, or from a file that it parses by its own rules; its documentation does not
mention standard input. Other programs can read arguments, and a file would stay on your disk.

**Scripts on Windows.** There a command has to be a program (\`.exe\`): a \`.cmd\` file is run by a shell, which could take
parts of an answer for commands. ${named(stores.filter(({readsDevice}) => readsDevice))} read standard input as
\`/dev/stdin\`, which Windows does not have.

## What has been tried

No store has been tried with an account at its vendor. The tests run stand-ins for the commands, which record their arguments,
environment and standard input. By hand, real commands have saved a credential, found it there, and replaced it only with
\`--force\`:

* \`pass\` 1.7.4 with GnuPG 2.2.40, which needs no service.
* \`aws\` 1.46.3 and 2.9.19, against moto 5.2.5, a stand-in for AWS that other people wrote.
* \`gh\` 2.23.0, \`gcloud\` 528.0.0, \`kubectl\` 1.32.4, \`vercel\` 63.1.2 and \`doppler\` (its source of September 2023), against small
  stand-ins of our own for their services.

\`az\` 2.91.0 took its arguments and ended for want of a sign-in. \`op\` and \`vault\` have not been run.
`;
}

function section(store: Store): string {
	const {id, name, asks, look, existing} = store;
	const {answers} = placeIn(id);
	const several = 'each' in store.save;
	const lines = commandLines(store, answers, ['KAFKA_SASL_PASSWORD'], false);
	const again = commandLines(store, answers, ['KAFKA_SASL_PASSWORD'], true);
	const runs = again[0] === lines[0] ? lines : [...lines, `# where it exists already:`, ...again];
	const looks = look
		? `kafkey looks for it with \`${[store.command, ...look.argv(answers)].join(' ')}\`. `
		: '';
	return `## ${name}

\`--save-to ${examples[id]?.said.includes(' ') ? `'${examples[id]?.said}'` : examples[id]?.said}\` runs${several ? ', once for each variable' : ''}:

\`\`\`sh
${runs.join('\n')}
\`\`\`

Stored: ${kept[id]}. ${looks}${existing}

| question | | |
| --- | --- | --- |
${asks.map(({id: asked, label, usual, empty}) => `| \`${asked}\` | ${label} | ${empty ? `left out: ${empty}` : (usual ?? 'has to be answered')} |`).join('\n')}
`;
}

function signed(how: string): string {
	return /^(\S+ )?[a-z]+ (sso )?[a-z]+$/.test(how) ? `\`${how}\`` : how;
}

function named(of: readonly Store[]): string {
	return of.map(({name}) => name).join(' and ');
}

test('the page of secret stores is made from them', async () => {
	await expect(page()).toMatchFileSnapshot(join(root, 'docs/destinations.md'));
});

test('every store is on it, with what it keeps', () => {
	expect(Object.keys(kept)).toEqual(stores.map(({id}) => id));
});
