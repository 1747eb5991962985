import type {Choice, SelectField} from '../providers/field.js';
import {matching} from '../wizard/editing/filter.js';
import {lineOf} from '../wizard/editing/line-edit.js';
import {highlightedOf, type ListEdit} from '../wizard/editing/list-edit.js';
import type {Command, Desk, Part} from './scene.js';

/** A list to choose from by number, or by typing part of a name. */
export type ListTalk = {
	readonly list: ListEdit;
	readonly other?: SelectField['other'];
	/** The value that Enter alone takes. */
	readonly suggested?: string | undefined;
	/** Shows another part of the list, or another filter. */
	readonly change: (list: ListEdit) => void;
	/** Takes the highlighted entry. */
	readonly choose: (list: ListEdit) => void;
	/** Takes a value that is not in the list. */
	readonly typed: (text: string) => void;
};

/** Entries that are said at once. */
const pageLength = 10;

/** The entries of the page, numbered through the whole list, and what else can be done. */
export function listPart(talk: ListTalk): Part {
	const {list, other} = talk;
	const {matches, choices, filter, top} = list;
	const text = filter.text.trim();
	if (matches.length === 0) return {lines: nothingFits(text, other !== undefined)};
	const to = Math.min(top + pageLength, matches.length);
	const pages = matches.length > pageLength ? `, ${top + 1} to ${to}` : '';
	const fits =
		text === '' ? counted(matches.length) : `“${text}” fits ${matches.length} of ${choices.length}`;
	const entries = matches.slice(top, to).map((choice, at) => `${top + at + 1}. ${entryOf(choice)}`);
	const meant = meantBy(talk);
	return {
		lines: [
			`${fits}${pages}:`,
			...entries,
			...(to < matches.length ? ['Type :more for the next ones, or part of a name.'] : []),
			...(meant ? [`Enter alone takes ${meant.label}`] : []),
			...(other ? ['For one that is not here, type :use and its name.'] : []),
		],
	};
}

/** What a typed text does: a number or a whole name chooses, everything else is looked for. */
export function takeFromList(talk: ListTalk, say: Desk['say'], typed: string): void {
	const {list, other, choose} = talk;
	const text = typed.trim();
	const at = text === '' ? indexOf(list.matches, meantBy(talk)) : numbered(list, text);
	const whole = list.choices.findIndex(({label, value}) => label === text || value === text);
	const filter = list.filter.text.trim();
	if (at !== undefined) choose({...list, index: at});
	else if (text === '' && other && list.matches.length === 0 && filter !== '') talk.typed(filter);
	else if (text === '') say('Type a number, or part of a name.');
	else if (whole !== -1) choose({...filtered(list, ''), index: whole});
	else lookFor(talk, say, text);
}

/** Where nothing fits, the list stays as it is, so that the next number is one of those that were heard. */
function lookFor({list, other, change}: ListTalk, say: Desk['say'], text: string): void {
	const next = filtered(list, text);
	const isNumber = /^\d+$/.test(text);
	if (next.matches.length > 0 || (other && !isNumber)) change(next);
	else if (isNumber) say(`There is no choice ${text}. ${onlyUse(list, text, other !== undefined)}`);
	else say(...nothingFits(text, false));
}

function onlyUse({matches}: ListEdit, text: string, canType: boolean): string {
	const known = matches.length === 0 ? 'Type :all for the whole list.' : `The last is ${matches.length}.`;
	return canType ? `${known} To take it as a name, type :use ${text}.` : known;
}

/** The commands of a list. */
export function listCommands({list, other, change, typed}: ListTalk): Command[] {
	const next = list.top + pageLength;
	const more = {...list, top: next < list.matches.length ? next : 0};
	return [
		{name: 'more', label: 'the next entries; after the last, the first', run: () => change(more)},
		{
			name: 'find',
			takes: 'TEXT',
			label: 'look for a text, also for a number',
			run: (text) => change(filtered(list, text)),
		},
		{name: 'all', label: 'the whole list again', run: () => change(filtered(list, ''))},
		...(other
			? [{name: 'use', takes: 'TEXT', label: 'take a value that is not in the list', run: typed}]
			: []),
	];
}

/** The list with only the entries that fit, the best first. */
export function filtered(list: ListEdit, text: string): ListEdit {
	const matches = matching(list.choices, text);
	return {...list, filter: lineOf(text), matches, index: 0, top: 0};
}

/** What the number names among the entries that fit, from 0. */
export function numbered({matches}: ListEdit, text: string): number | undefined {
	const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
	return number >= 1 && number <= matches.length ? number - 1 : undefined;
}

/** A choice as it is said. */
export function entryOf({label, hint, detail}: Choice): string {
	return [label, hint, detail].filter((part) => part !== undefined && part !== '').join(', ');
}

/** What Enter alone takes: the only one that fits what was typed, else what is suggested. */
function meantBy({list, suggested}: ListTalk): Choice | undefined {
	if (list.filter.text.trim() !== '' && list.matches.length === 1) return list.matches[0];
	return list.matches.find(({value}) => value === suggested);
}

function indexOf(choices: readonly Choice[], choice: Choice | undefined): number | undefined {
	return choice && choices.indexOf(choice);
}

function counted(count: number): string {
	return count === 1 ? '1 choice' : `${count} choices`;
}

function nothingFits(text: string, canType: boolean): string[] {
	if (text === '') return [canType ? 'Type it.' : 'There is nothing to choose from.'];
	const command = /^(help|back|again|quit|more|all)$/.test(text) ? ` The command is :${text}.` : '';
	const use = canType ? ` Enter alone takes “${text}” as it is typed.` : '';
	return [`Nothing fits “${text}”.${command}${use} Type :all for the whole list.`];
}

/** Says which entry was taken: who typed a number hears its name. */
export function sayChosen(say: Desk['say'], list: ListEdit): void {
	const choice = highlightedOf(list);
	if (choice) say(`Chosen: ${choice.label}`);
}
