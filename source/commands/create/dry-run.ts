import {safeText} from '../../network/safe-text.js';
import type {Plan} from '../../providers/provider.js';
import {providerOf} from '../../wizard/questions.js';
import type {State} from '../../wizard/state.js';
import {jsonOf, requestsOf} from './output.js';

/** What would be done: every step with its request, the vendor's rules that matter, the destination. */
export function dryRunText(state: State, plan: Plan): string {
	const {proof, consents} = state.destination;
	const requests = requestsOf(plan);
	const steps = plan.steps.flatMap(({will}, index) => {
		const request = requests[index];
		const body = request?.body === undefined ? [] : [`     ${jsonOf(request.body)}`];
		return [
			`  ${index + 1}. ${will}`,
			...(request ? [`     ${request.method} ${safeText(request.path, 1000)}`, ...body] : []),
		];
	});
	return [
		`This would be sent to ${providerOf(state)?.name}; nothing was created:`,
		...steps,
		...section('Good to know', plan.notes ?? []),
		...section('The secret would go to', proof ? [[proof.shown, ...proof.facts].join(' · ')] : []),
		...section('By running, with the secret on standard input', proof?.commands?.lines ?? []),
		...section('It would need --force', consents),
	].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
	return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}
