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
		'a secret for each variable, of that name; the address and the user name, too, so that a workflow finds them in one place',
	'1password':
		'one item of the category API Credential with a field for each variable; secrets are concealed',
	vault: 'one secret with a key for each variable',
	aws: 'one secret, a JSON object of all variables',
	google: 'one secret, a JSON object of all variables',
	'key-vault': 'one secret, a JSON object of all variables',
	doppler: 'a secret for each variable, of that name',
	vercel: 'a variable for each, of that name; in production as sensitive, which development does not take',
	kubernetes: 'one Opaque Secret with a key for each variable, as `envFrom` takes it',
	pass: 'one entry: the secret in its first line, as pass advises, and the lines of a `.env` file',
};

/** The page as the stores make it. */
function page(): string {
	return `# Secret stores

A secret need not be seen to be used. kafkey brings it to a secret store through the store's own command, and shows it to
nobody: not on the screen, and in no file.

* **Before anything is created:** \`t\` on the review makes a store the destination in place of \`.env\`. Without questions
  \`--save-to\` does:

  \`\`\`sh
  kafkey create --provider ID --kind ID … --yes --save-to ${examples['github']?.said}
  \`\`\`

* **Afterwards:** \`t\` beside the secret brings it to a store besides.

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="pictures/stores-dark.svg">
  <img src="pictures/stores-light.svg" alt="A list of secret stores whose commands are installed, and whether each command is signed in." width="640">
</picture>

## What holds for all of them

* A store is offered when its command is on PATH. Only then, when the list is opened, each command is asked whether
  somebody is signed in; it has two seconds. kafkey installs nothing and signs in nowhere.
* The command that will run is shown before it runs, on the review, before the yes, and with \`--dry-run\`. For a variable that the
  credential turns out not to have it is not run.
* The value goes to the command's standard input: never among its arguments, into its environment or into a file. Of kafkey's
  own environment it sees everything but the sign-ins of providers.
* What is there already under one of the names is looked for first, by a command that reads names and no values. Where
  something is, and where that could not be seen, it takes a yes, or \`--force\`.
* A store that cannot be used is found out before anything is created: exit code 1.
* Once the credential exists, what the command refuses leaves it as it is. The wizard says why, and every other way to
  save it is still there; without questions the exit code is 5, and \`kafkey recover\` deletes it.
* A command has 30 s; Esc ends it sooner. What it started is ended with it. Whether it had saved by then is not known, and
  kafkey says so.
* With \`--json\` the document says under \`store\` where the secret went, by which commands, and whether it arrived.
* kafkey takes nothing out of a store. A password of your own choice is therefore brought there only once it counts.

| \`--save-to\` | store | command | signing in |
| --- | --- | --- | --- |
${stores.map(({id, name, command, signIn}) => `| \`${id}\` | ${name} | \`${command}\` | ${signed(signIn)} |`).join('\n')}

Answers stand behind the name: \`--save-to ID:question=answer,question=answer\`. Questions that have an answer of their own can be
left out.

${stores.map(section).join('\n')}
## Not among them

**Infisical.** Its command takes values as arguments, or from a file that it reads by rules of its own; its documentation names no
standard input. Arguments can be read by other programs, and a file would lie on your disk.

**Scripts on Windows.** There a command has to be a program (\`.exe\`): what ends in \`.cmd\` is read by a shell, which could
take parts of an answer for orders. ${named(stores.filter(({readsDevice}) => readsDevice))} read standard input as
\`/dev/stdin\`, which Windows does not have.

None of the stores was tried for real: the commands are as their vendors document them, and the tests run stand-ins that write down
arguments, environment and standard input.
`;
}

function section(store: Store): string {
	const {id, name, asks, look, existing} = store;
	const {answers} = placeIn(id);
	const several = 'each' in store.save;
	const lines = commandLines(store, answers, ['KAFKA_SASL_PASSWORD'], false);
	const again = 'all' in store.save ? commandLines(store, answers, [], true) : lines;
	const runs = again[0] === lines[0] ? lines : [...lines, `# where it is there already:`, ...again];
	const looks = look ? `It looks with \`${[store.command, ...look.argv(answers)].join(' ')}\`. ` : '';
	return `## ${name}

\`--save-to ${examples[id]?.said.includes(' ') ? `'${examples[id]?.said}'` : examples[id]?.said}\` runs${several ? ', once for each variable' : ''}:

\`\`\`sh
${runs.join('\n')}
\`\`\`

Kept: ${kept[id]}. ${looks}${existing}

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
