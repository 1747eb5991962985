import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		env: {FORCE_COLOR: '0', TZ: 'UTC'},
		restoreMocks: true,
		unstubEnvs: true,
		testTimeout: 20_000,
	},
});
