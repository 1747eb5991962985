import type {Table} from './table.js';

/** The script for fish. */
export function fishScript({lists, commands, signingIn, asking, files, texts}: Table): string {
	const cases = [...lists].map(([key, words]) => {
		const lines = words.map(({word, about}) => quoted(about === '' ? word : `${word}\t${about}`));
		return `\t\tcase ${quoted(key)}\n\t\t\tprintf '%s\\n' ${lines.join(' ')}`;
	});
	return `# Completion for fish: kafkey completion fish | source

function __kafkey_words
	switch $argv[1]
${cases.join('\n')}
		case '*'
			return 1
	end
end

function __kafkey_complete
	set -l words (commandline -opc)
	set -l current (commandline -ct)
	set -l before $words[-1]
	set -l typed ''
	if string match -qr -- '^--[^=]+=' $current
		set before (string replace -r -- '=.*' '' $current)
		set typed "$before="
	end
	set -l command ''
	if test (count $words) -gt 1; and contains -- $words[2] ${listed(commands)}
		set command $words[2]
	end
	set -l provider ''
	set -l kind ''
	for at in (seq 2 (count $words))
		set -l next (math $at + 1)
		switch $words[$at]
			case --provider
				set provider $words[$next]
			case '--provider=*'
				set provider (string replace -- --provider= '' $words[$at])
			case --kind
				set kind $words[$next]
			case '--kind=*'
				set kind (string replace -- --kind= '' $words[$at])
			case --
				__fish_complete_subcommand --fcs-skip=$at
				return
		end
	end
	if __kafkey_words "$provider $before" >/dev/null
		__kafkey_words "$provider $before" | string replace -r -- '^' "$typed"
	else if __kafkey_words "$before" >/dev/null
		__kafkey_words "$before" | string replace -r -- '^' "$typed"
	else if contains -- $before ${listed(files)}
		__fish_complete_path $current
	else if contains -- $before ${listed(texts)}
		return
	else if string match -q -- '-*' $current
		__kafkey_words "flags $command"
		if contains -- "$command" ${listed(signingIn)}
			__kafkey_words "sign-in $provider"
		end
		if contains -- "$command" ${listed(asking)}
			__kafkey_words "questions $provider/$kind"
		end
	else if test (count $words) -eq 1; or test -n "$command" -a (count $words) -eq 2
		__kafkey_words "first $command"
	end
end

complete -c kafkey -f -a '(__kafkey_complete)'
`;
}

function listed(names: readonly string[]): string {
	return names.map(quoted).join(' ');
}

/** The text in single quotes, in which fish reads \\' and \\\\ alone as something else. */
function quoted(text: string): string {
	return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
