import {quoted, type Table} from './table.js';

/** The script for bash, the old one of macOS included: without associative arrays, and without `compopt` where it is not. */
export function bashScript({lists, commands, signingIn, asking, files, texts}: Table): string {
	const cases = [...lists].map(
		([key, words]) => `\t${quoted(key)}) echo ${quoted(words.map(({word}) => word).join(' '))} ;;`,
	);
	return `# Completion for bash: source <(kafkey completion bash)

_kafkey_words() {
	case $1 in
${cases.join('\n')}
	*) return 1 ;;
	esac
}

_kafkey() {
	local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]}
	local command='' provider='' kind='' words='' at value
	COMPREPLY=()
	# = is a word of its own here.
	if [[ $current == = ]]; then
		current=''
	elif [[ $before == = ]]; then
		before=\${COMP_WORDS[COMP_CWORD - 2]}
	fi
	if ((COMP_CWORD > 1)) && [[ ${listed(commands)} == *" \${COMP_WORDS[1]} "* ]]; then
		command=\${COMP_WORDS[1]}
	fi
	for ((at = 1; at < COMP_CWORD; at++)); do
		value=\${COMP_WORDS[at + 1]}
		if [[ $value == = ]]; then
			value=\${COMP_WORDS[at + 2]}
		fi
		case \${COMP_WORDS[at]} in
		--provider) provider=$value ;;
		--kind) kind=$value ;;
		--)
			if ((at == COMP_CWORD - 1)); then
				COMPREPLY=($(compgen -c -- "$current"))
			fi
			return
			;;
		esac
	done
	if words=$(_kafkey_words "$provider $before") || words=$(_kafkey_words "$before"); then
		:
	elif [[ ${listed(files)} == *" $before "* ]]; then
		return
	elif [[ ${listed(texts)} == *" $before "* ]]; then
		compopt +o default 2>/dev/null
		return
	elif [[ $current == -* ]]; then
		words=$(_kafkey_words "flags $command")
		if [[ ${listed(signingIn)} == *" $command "* ]]; then
			words="$words $(_kafkey_words "sign-in $provider")"
		fi
		if [[ ${listed(asking)} == *" $command "* ]]; then
			words="$words $(_kafkey_words "questions $provider/$kind")"
		fi
	elif ((COMP_CWORD == (\${#command} > 0 ? 2 : 1))); then
		words=$(_kafkey_words "first $command")
	fi
	COMPREPLY=($(compgen -W "$words" -- "$current"))
}

complete -o default -F _kafkey kafkey
`;
}

/** Names to look one up among, as a pattern finds it: a blank on each side. */
function listed(names: readonly string[]): string {
	return quoted(` ${names.join(' ')} `);
}
