// Node runs TypeScript but looks for './name.js' where the sources have './name.ts'.
import {registerHooks} from 'node:module';

registerHooks({
	resolve(specifier, context, next) {
		const ours = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
		if (!ours) return next(specifier, context);
		try {
			return next(specifier.replace(/\.js$/, '.ts'), context);
		} catch {
			return next(specifier, context);
		}
	},
});
