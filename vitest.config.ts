import {defineConfig} from 'vitest/config';

const runs = 'test/{runs,safety}/**/*.test.{ts,tsx}';

export default defineConfig({
	test: {
		env: {FORCE_COLOR: '0', TZ: 'UTC'},
		restoreMocks: true,
		unstubEnvs: true,
		testTimeout: 20_000,
		projects: [
			{extends: true, test: {name: 'parts', include: ['test/**/*.test.{ts,tsx}'], exclude: [runs]}},
			// Whole runs start the bundle, and wait for screens on a machine that may be busy.
			{
				extends: true,
				test: {name: 'runs', include: [runs], globalSetup: 'test/runs/build.ts', testTimeout: 90_000},
			},
		],
	},
});
