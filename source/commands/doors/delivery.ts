import {type EnvConflicts, removeFromEnvFile} from '../../delivery/env-file.js';
import type {Conflict} from '../../delivery/env-plan.js';
import {addToIgnore} from '../../delivery/git.js';
import {
	type Receipt as FileReceipt,
	proveVariables,
	saveBytes,
	saveVariables,
	type VariablesProof,
} from '../../delivery/save.js';
import {type Renaming, renamed, variablesOf} from '../../delivery/variables.js';
import {Problem} from '../../errors.js';
import type {VendorFile} from '../../providers/provider.js';
import type {Doors, Proof, Saved} from '../../wizard/doors.js';
import type {Receipt} from '../../wizard/secret-state.js';
import {clashesOf} from './clashes.js';
import {block, type Clipboard, copy} from './clipboard.js';

/** What the doors to files, git and the clipboard go by. */
export type DeliveryOptions = Clipboard & {
	readonly inSandbox: () => boolean;
	/** The format of the destination; `.env` unless named. */
	readonly format?: string | undefined;
	/** Names of the variables in `.env`, in place of kafkey's own. */
	readonly variables?: Renaming | undefined;
};

type DeliveryDoors = Pick<
	Doors,
	'prove' | 'save' | 'saveKnown' | 'saveFile' | 'copy' | 'block' | 'defaultPath' | 'takesPrefix'
>;

/** Files and the clipboard, told in the wizard's words. */
export function deliveryDoors(options: DeliveryOptions): DeliveryDoors {
	const {format: usual, variables = {}} = options;
	const destination = usual === undefined ? envDoors(variables) : formatDoors(usual);
	return {
		...destination,
		defaultPath: () => (options.inSandbox() ? '.env.sandbox' : '.env'),
		takesPrefix: usual === undefined && Object.keys(variables).length === 0,
		save: (path, credential, replace, format, prefix) => {
			const prefixed = prefix === undefined ? destination : envDoors({...variables, prefix});
			return (format === undefined ? prefixed : formatDoors(format)).save(path, credential, replace);
		},
		saveFile,
		copy: (text) => copy(text, options),
		block: (credential) => block(credential, variables),
	};
}

/** The doors to a `.env` file. */
function envDoors(renaming: Renaming): Pick<DeliveryDoors, 'prove' | 'save' | 'saveKnown'> {
	return {
		prove: async (path, names) => {
			return proofOf(await proveVariables(path, renamed(names, renaming)), false);
		},
		save: async (path, credential, replace) => {
			const variables = variablesOf(credential.accesses, renaming);
			const result = await saveVariables(path, variables, {replace});
			if (result.kind === 'saved') return {receipt: receiptOf(result)};
			return clashesOf(result, variables);
		},
		saveKnown: async (path, accesses, replace) => {
			const result = await saveVariables(path, variablesOf(accesses, renaming), {replace});
			if (result.kind === 'conflict') throw changedMeanwhile(path, result);
			return async () => void (await removeFromEnvFile(result.path, result));
		},
	};
}

function proofOf(proof: VariablesProof, whole: boolean): Proof {
	const {offerIgnore} = proof;
	const git = {
		ignored: ['ignored by git'],
		exposed: ['git would commit it'],
		tracked: [],
		none: [],
		unknown: [],
	};
	return {
		path: proof.path,
		shown: proof.shown,
		facts: [
			proof.exists ? (whole ? 'exists' : 'exists, other lines stay') : 'new file',
			'mode 600',
			...git[proof.git],
		],
		warnings: proof.warnings.filter((warning) => warning !== 'Git does not ignore the file.'),
		existing: proof.existing,
		whole,
		outside: proof.outside,
		...(offerIgnore && {ignore: async () => void (await addToIgnore(offerIgnore))}),
	};
}

function changedMeanwhile(path: string, {conflicts}: EnvConflicts): Problem {
	return new Problem({
		what: 'Nothing was created.',
		why: `${path} was changed meanwhile: ${conflicts.map(({name}) => name).join(', ')} has another value now.`,
		next: 'Go back to the review and confirm again.',
	});
}

/** The same doors for another format than `.env`. It is loaded when it is used. */
function formatDoors(id: string): Pick<DeliveryDoors, 'prove' | 'save' | 'saveKnown'> {
	const loaded = async () => {
		const [formats, saving] = await Promise.all([
			import('../../delivery/formats/index.js'),
			import('../../delivery/save-format.js'),
		]);
		return {...saving, format: formats.formatNamed(id)};
	};
	let own: readonly Conflict[] = [];
	return {
		prove: async (path, names) => {
			const {proveFormat, format} = await loaded();
			return proofOf(await proveFormat(path, format, names), format.dialect === undefined);
		},
		save: async (path, credential, replace) => {
			const {saveFormat, format} = await loaded();
			const result = await saveFormat(path, format, credential, [...replace, ...own]);
			if (result.kind === 'conflict') return clashesOf(result, [], format.dialect === undefined);
			const receipt = receiptOf(result);
			if (!format.readsEnvironment) return {receipt};
			const sentence = `${receipt.sentence}; it holds no secret`;
			return {receipt: {label: 'written', sentence, tone: 'warn'}};
		},
		saveKnown: async (path, accesses, replace) => {
			const {saveFormat, format} = await loaded();
			const result = await saveFormat(path, format, {name: '', accesses}, replace);
			if (result.kind === 'conflict') throw changedMeanwhile(path, result);
			own = result.own;
			return result.takeOut;
		},
	};
}

async function saveFile(path: string, file: VendorFile): Promise<Saved> {
	return {receipt: receiptOf(await saveBytes(path, Buffer.from(file.bytes.reveal())))};
}

function receiptOf({parts, warnings = []}: FileReceipt): Receipt {
	return {
		label: 'saved',
		sentence: [parts.join(' · '), ...warnings].join('; ').replaceAll('.; ', '; '),
		tone: 'ok',
	};
}
