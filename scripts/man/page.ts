import type {EventEmitter} from 'node:events';
import type {Command} from 'commander';
import type {Provider} from '../../source/providers/provider.js';
import {bodyOf, type Part, partsOf} from './help-text.js';
import {escaped, item, paragraph, section} from './roff.js';
import {files, story, variables} from './words.js';

/** man/kafkey.1: the commands and flags as `--help` has them, and what is around them. */
export function manPage(program: Command, providers: readonly Provider[], version: string): string {
	const parts = textsOf(program);
	const titled = (title: string) => bodyOf(parts.find((part) => part.title === title) ?? noPart(title));
	return `${[
		`.\\" Made by "npm run man" of what --help is made of.`,
		`.TH KAFKEY 1 "" "kafkey ${version}" "User Commands"`,
		section('Name'),
		`kafkey \\- ${escaped('makes, proves and keeps Kafka credentials')}`,
		section('Synopsis'),
		...program.createHelp().visibleCommands(program).map(synopsis),
		section('Description'),
		paragraph(program.description()),
		...story.map(paragraph),
		section('Options'),
		paragraph('Those of kafkey create, and:'),
		...['-V, --version', '-h, --help'].map((flags) => option(program, flags)),
		section('Commands'),
		...program.commands.map(about),
		section('Exit status'),
		titled('Exit codes'),
		section('Environment'),
		...variables.map(([name, words]) => item(name, words)),
		...providers.flatMap(signIns),
		section('Files'),
		...files.map(([name, words]) => item(name, words)),
		section('Examples'),
		titled('Examples'),
	].join('\n')}\n`;
}

function noPart(title: string): never {
	throw new Error(`The help has no part ${title}.`);
}

function synopsis(command: Command): string {
	return `\\fBkafkey ${escaped(command.name())}\\fR ${escaped(command.usage())}\n.br`;
}

function option(command: Command, flags: string): string {
	const help = command.createHelp();
	const found = help.visibleOptions(command).find((each) => each.flags === flags);
	return found ? item(found.flags, help.optionDescription(found)) : noPart(flags);
}

function about(command: Command): string {
	const help = command.createHelp();
	const words = `${command.description().slice(0, 1).toUpperCase()}${command.description().slice(1)}.`;
	return [
		`.SS kafkey ${escaped(command.name())} ${escaped(command.usage())}`,
		escaped(words),
		...help.visibleArguments(command).map((each) => item(each.name(), help.argumentDescription(each))),
		...help
			.visibleOptions(command)
			.filter(({long}) => long !== '--help')
			.map((each) => item(each.flags, help.optionDescription(each))),
		...textsOf(command).map((part) =>
			part.title === '' ? bodyOf(part) : `${paragraph(`${part.title}:`)}\n${bodyOf(part)}`,
		),
	].join('\n');
}

/** What stands before and after the flags in the command's help. */
function textsOf(command: Command): Part[] {
	const texts: string[] = [];
	const context = {error: false, command, write: (text: string) => texts.push(text)};
	// It is one, though its types do not say so.
	const emitter = command as unknown as EventEmitter;
	for (const event of ['afterHelp', 'beforeHelp']) emitter.emit(event, context);
	return partsOf(texts.join('\n'));
}

function signIns({name, signIn}: Provider): string[] {
	return Object.values(signIn).flatMap((field) =>
		field.env ? [item(field.env, `${name}: ${field.name}.`)] : [],
	);
}
