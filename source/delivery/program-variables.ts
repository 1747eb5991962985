/** Names of families: loaders, git's and npm's settings, functions that bash takes over. */
const families = /^(?:LD_|DYLD_|GIT_|NPM_CONFIG_|BASH_FUNC_)/;

const names = new Set([
	...['PATH', 'SHELL', 'ENV', 'BASH_ENV', 'SHELLOPTS', 'BASHOPTS', 'IFS', 'PS4', 'PROMPT_COMMAND', 'ZDOTDIR'],
	...['EDITOR', 'VISUAL', 'PAGER', 'BROWSER', 'GCONV_PATH', 'OPENSSL_CONF', 'COMSPEC', 'PATHEXT'],
	...['NODE_OPTIONS', 'NODE_PATH', 'PYTHONPATH', 'PYTHONHOME', 'PYTHONSTARTUP', 'PERL5OPT', 'PERL5LIB'],
	...['RUBYOPT', 'RUBYLIB', 'LUA_INIT', 'PHPRC', 'DOTNET_STARTUP_HOOKS', 'CLASSPATH'],
	...['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS'],
]);

/**
 * Whether a variable of this name can have a program run or load something else: those of shells, of loaders and of the
 * runtimes of languages, as their manuals name them.
 */
export function changesPrograms(name: string): boolean {
	const capitals = name.toUpperCase();
	return names.has(capitals) || families.test(capitals);
}
