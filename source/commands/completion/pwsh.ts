import type {Table} from './table.js';

/** The script for PowerShell. What it looks up is JSON in a here-string, in which nothing needs quoting. */
export function pwshScript({lists, ...names}: Table): string {
	const table = {
		lists: [...lists].map(([key, words]) => ({key, words: words.map(({word, about}) => ({word, about}))})),
		...names,
	};
	return `# Completion for PowerShell: kafkey completion pwsh | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName kafkey -ScriptBlock {
	param($current, $tree, $position)
	$table = @'
${JSON.stringify(table)}
'@ | ConvertFrom-Json
	$words = @($tree.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.ToString() })
	$before = $words[-1]
	$typed = ''
	if ($current -match '^(--[^=]+)=') {
		$before = $Matches[1]
		$typed = "$before="
	}
	$command = ''
	if ($words.Count -gt 1 -and $table.commands -ccontains $words[1]) { $command = $words[1] }
	$provider = ''
	$kind = ''
	for ($at = 1; $at -lt $words.Count; $at++) {
		if ($words[$at] -ceq '--') { return }
		if ($words[$at] -ceq '--provider') { $provider = $words[$at + 1] }
		if ($words[$at] -clike '--provider=*') { $provider = $words[$at].Substring(11) }
		if ($words[$at] -ceq '--kind') { $kind = $words[$at + 1] }
		if ($words[$at] -clike '--kind=*') { $kind = $words[$at].Substring(7) }
	}
	function Find($key) {
		$table.lists | Where-Object { $_.key -ceq $key } | ForEach-Object { $_.words }
	}
	$found = @(Find "$provider $before")
	if ($found.Count -eq 0) { $found = @(Find $before) }
	if ($found.Count -eq 0) {
		if ($table.files -ccontains $before -or $table.texts -ccontains $before) { return }
		if ($current -clike '-*') {
			$found = @(Find "flags $command")
			if ($table.signingIn -ccontains $command) { $found += @(Find "sign-in $provider") }
			if ($table.asking -ccontains $command) { $found += @(Find "questions $provider/$kind") }
		} elseif ($words.Count -eq 1 -or ($command -ne '' -and $words.Count -eq 2)) {
			$found = @(Find "first $command")
		}
	}
	foreach ($each in $found) {
		$word = "$typed$($each.word)"
		$about = if ($each.about) { $each.about } else { $each.word }
		if ($word.StartsWith($current)) {
			[System.Management.Automation.CompletionResult]::new($word, $each.word, 'ParameterValue', $about)
		}
	}
}
`;
}
