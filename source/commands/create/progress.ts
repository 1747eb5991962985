import {checkNews, connectionNews, runNews} from '../../wizard/news.js';
import type {Session} from '../../wizard/session.js';

/** Says what happens, one line an event, until the returned function is called. */
export function tellProgress(session: Session, say: (line: string) => void): () => void {
	let before = session.state;
	return session.store.subscribe(() => {
		const now = session.state;
		for (const line of [...connectionNews(before, now), ...runNews(before, now), ...checkNews(before, now)])
			say(line);
		before = now;
	});
}
