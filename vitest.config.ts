import {defineConfig} from 'vitest/config';

const runs = 'test/{runs,safety}/**/*.test.{ts,tsx}';
const kafka = 'test/kafka/**/*.test.ts';

export default defineConfig({
	test: {
		env: {FORCE_COLOR: '0', TZ: 'UTC'},
		restoreMocks: true,
		unstubEnvs: true,
		testTimeout: 20_000,
		projects: [
			{extends: true, test: {name: 'parts', include: ['test/**/*.test.{ts,tsx}'], exclude: [runs, kafka]}},
			// Whole runs start the bundle, and wait for screens on a machine that may be busy.
			{
				extends: true,
				test: {name: 'runs', include: [runs], globalSetup: 'test/runs/build.ts', testTimeout: 90_000},
			},
			// A real broker and its clients take both cores: after all others.
			{
				extends: true,
				test: {
					name: 'kafka',
					include: [kafka],
					globalSetup: ['test/runs/build.ts', 'test/kafka/support/setup.ts'],
					testTimeout: 180_000,
					hookTimeout: 60_000,
					sequence: {groupOrder: 1},
				},
			},
		],
	},
});
