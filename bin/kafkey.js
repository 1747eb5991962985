#!/usr/bin/env node
// Kept outside the bundle and free of modern syntax: an old Node must reach this check, not a SyntaxError.
var needed = [22, 22];
var found = process.versions.node.split('.').map(Number);

if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
	process.stderr.write(
		`kafkey needs Node ${needed.join('.')} or newer; this is Node ${process.versions.node}.\n`,
	);
	process.exit(1);
}

// Node would print every key that is typed, and what the clipboard's tool is given.
if (/\*|stream|child_process/i.test(process.env.NODE_DEBUG || '')) {
	process.stderr.write('kafkey: NODE_DEBUG would print secrets. Leave out stream, child_process and *.\n');
	process.exit(2);
}

// Raw mode first of all, where the wizard comes: keys typed before Ink is ready would be echoed and Enter lost.
var command = process.argv[2] || 'create';
var comes =
	command === 'create' || (command.charAt(0) === '-' && !/^(-h|--help|-V|--version)$/.test(command));
if (comes && process.stdin.isTTY && process.stdin.setRawMode) process.stdin.setRawMode(true);

// Ink's colours know FORCE_COLOR only; NO_COLOR (and the flag) must be translated before it is loaded. What `exec` runs
// gets the variables as they are.
if (command !== 'exec' && (process.env.NO_COLOR || process.argv.indexOf('--no-color') !== -1)) {
	process.env.FORCE_COLOR = '0';
	delete process.env.NO_COLOR;
}

process.getBuiltinModule('node:module').enableCompileCache();
void import('../distribution/cli.js');
