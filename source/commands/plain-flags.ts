import type {WizardFlags} from './create/flags.js';

type PlainFlags = WizardFlags & {readonly color: boolean};

const plain: Readonly<Record<string, Partial<PlainFlags>>> = {
	'--sandbox': {sandbox: true},
	'--no-settings': {settings: false},
	'--no-color': {color: false},
	'--no-project': {project: false},
	'--init': {init: true},
	'--screen-reader': {screenReader: true},
	'--debug': {debug: true},
};

/** The flags of a command line that starts the wizard and needs no parser: nothing but flags without a value. */
export function plainFlags(argv: readonly string[]): PlainFlags | undefined {
	if (!argv.every((word) => Object.hasOwn(plain, word))) return undefined;
	return Object.assign({settings: true, project: true, color: true}, ...argv.map((word) => plain[word]));
}
