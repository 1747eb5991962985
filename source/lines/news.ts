import {isUnderWay} from '../wizard/check-state.js';
import {proofLines} from '../wizard/check-words.js';
import {checkLine, connectionNews, runNews, waitNews} from '../wizard/news.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';

/** What happened between two states and stands on no scene, a line each. */
export function newsBetween(before: State, now: State, session: Session): string[] {
	const complaint = now.complaint === before.complaint ? undefined : now.complaint;
	const said = now.secret?.said === before.secret?.said ? undefined : now.secret?.said;
	return [
		...remarkNews(before, now),
		...(now.connection.status === 'connecting' ? connectionNews(before, now) : []),
		...runNews(before, now),
		...checkResults(before, now, session),
		...(said ? [said.text] : []),
		...(complaint ? [`Error: ${complaint.sentence}`] : []),
	];
}

/** A remark that was only added to is not said whole again. */
function remarkNews({remark: before = ''}: State, {remark: now = ''}: State): string[] {
	if (now === '' || now === before) return [];
	return [(before !== '' && now.startsWith(`${before} `) ? now.slice(before.length + 1) : now).trim()];
}

/** What is waited for, and how each check ended; the stages between are among the details. */
function checkResults({checks: before = []}: State, {checks = []}: State, session: Session): string[] {
	return checks.flatMap((check, index) => {
		const old = before[index];
		const isOver = !isUnderWay(check) && (!old || isUnderWay(old) || old.since !== check.since);
		const ends = isOver
			? proofLines(check, session.checking.seconds(check), session.checking.later)
			: waitNews(old, check);
		return ends.map((line) => checkLine(check, line));
	});
}
