// As the READMEs of Ink and ink-select-input have it: not bundled, no options.
import {Box, render, Text} from 'ink';
import SelectInput from 'ink-select-input';
import {createElement} from 'react';
import {entries} from './entries.js';

const items = entries.map((value) => ({label: value, value}));
render(
	createElement(
		Box,
		{flexDirection: 'column'},
		createElement(Text, null, 'Where should the credential come from?'),
		createElement(SelectInput, {items}),
	),
);
