import {quoted, type Table} from './table.js';

/** The script for zsh: to be sourced, or a file named `_kafkey` in `fpath`. */
export function zshScript({lists, commands, signingIn, asking, files, texts}: Table): string {
	const cases = [...lists].map(([key, words]) => {
		const entries = words.map(({word, about}) => quoted(about === '' ? word : `${word}:${about}`));
		return `\t(${quoted(key)}) found=(${entries.join(' ')}) ;;`;
	});
	return `#compdef kafkey
# Completion for zsh: source <(kafkey completion zsh)

_kafkey_words() {
	case $1 in
${cases.join('\n')}
	(*) return 1 ;;
	esac
}

_kafkey() {
	local current=$words[CURRENT] before=$words[CURRENT-1] command='' provider='' kind='' at
	local -a found more
	if [[ $current == --*=* ]]; then
		before=\${current%%=*}
		compset -P '*='
	fi
	if ((CURRENT > 2)) && [[ ${listed(commands)} == *" $words[2] "* ]]; then
		command=$words[2]
	fi
	for ((at = 2; at < CURRENT; at++)); do
		case $words[at] in
		(--provider) provider=$words[at+1] ;;
		(--provider=*) provider=\${words[at]#*=} ;;
		(--kind) kind=$words[at+1] ;;
		(--kind=*) kind=\${words[at]#*=} ;;
		(--)
			shift $at words
			((CURRENT -= at))
			_normal
			return
			;;
		esac
	done
	if _kafkey_words "$provider $before" || _kafkey_words "$before"; then
		:
	elif [[ ${listed(files)} == *" $before "* ]]; then
		_files
		return
	elif [[ ${listed(texts)} == *" $before "* ]]; then
		return 1
	elif [[ $current == -* ]]; then
		_kafkey_words "flags $command"
		more=($found)
		found=()
		if [[ ${listed(signingIn)} == *" $command "* ]] && _kafkey_words "sign-in $provider"; then
			more+=($found)
			found=()
		fi
		if [[ ${listed(asking)} == *" $command "* ]] && _kafkey_words "questions $provider/$kind"; then
			more+=($found)
		fi
		found=($more)
	elif ((CURRENT == (\${#command} > 0 ? 3 : 2))); then
		_kafkey_words "first $command"
	fi
	_describe kafkey found
}

if [[ $funcstack[1] == _kafkey ]]; then
	_kafkey "$@"
else
	compdef _kafkey kafkey
fi
`;
}

function listed(names: readonly string[]): string {
	return quoted(` ${names.join(' ')} `);
}
