import type {Group} from '../row.js';

/** What an installation brings. */
export const installing: Group = async (setup) => {
	const {bytes, packages, scripts} = setup.installed();
	return [
		{what: 'installed size', unit: 'MB', samples: [bytes / 1e6], value: bytes / 1e6, of: 'MB', most: 4.5},
		{what: 'packages', unit: '', samples: [packages], value: packages, of: '', most: 1},
		{
			what: 'packages that run something when installed',
			unit: '',
			samples: [scripts],
			value: scripts,
			of: '',
			most: 0,
		},
	];
};
