import type {Field} from '../providers/field.js';
import type {Provider} from '../providers/provider.js';
import type {WizardFlags} from './flags.js';

/** What a run without questions lacks, by the names of its flags. */
export function missingFlags(providers: readonly Provider[], flags: WizardFlags, why = ''): string {
	const provider = providers.find(({id}) => id === flags.provider);
	const kind = provider?.kinds.find(({id}) => id === flags.kind);
	const lines = [`kafkey: ${why}, so nothing can be asked. Missing:`];
	if (!provider) lines.push(row('--provider', providers.map(({id}) => id).join(', ')));
	else lines.push(...signInRows(provider));
	if (!kind)
		lines.push(
			row(
				'--kind',
				provider ? provider.kinds.map(({id}) => id).join(', ') : 'what the provider should issue',
			),
		);
	else lines.push(...Object.entries(kind.fields as Readonly<Record<string, Field>>).map(fieldRow));
	lines.push('Run kafkey in a terminal to be asked for them.');
	return lines.join('\n');
}

function signInRows(provider: Provider): string[] {
	return Object.entries(provider.signIn).map(([id, field]) => {
		const flag = field.kind === 'secret' ? `--${id}-file or --${id}-stdin` : `--${id}`;
		return row(flag, `${field.name}${field.env ? `, or ${field.env} in the environment` : ''}`);
	});
}

function fieldRow([id, field]: readonly [string, Field]): string {
	const flag = field.kind === 'secret' ? `--${id}-file or --${id}-stdin` : `--${id}`;
	return row(flag, `${field.name}${field.when ? ' (where it applies)' : ''}`);
}

function row(flag: string, text: string): string {
	return `  ${flag.padEnd(28)} ${text}`;
}
