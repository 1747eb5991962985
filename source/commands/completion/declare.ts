import {Argument, type Command} from 'commander';
import type {Shell} from './index.js';

const examples = `Examples:
  $ source <(kafkey completion bash)    in ~/.bashrc; with zsh in ~/.zshrc,
                                        after compinit
  $ kafkey completion fish > ~/.config/fish/completions/kafkey.fish
  $ kafkey completion pwsh | Out-String | Invoke-Expression
                                        in the file that $PROFILE names
`;

/** Declares `kafkey completion`. */
export function declareCompletion(command: Command, action: (shell: Shell) => Promise<void>): void {
	command
		.description('print the script that completes commands, flags and their values in a shell')
		.addArgument(
			new Argument('<shell>', 'the shell that is to complete').choices(['bash', 'zsh', 'fish', 'pwsh']),
		)
		.addHelpText('before', examples)
		.action(action);
}
