import type {Route} from '../http.js';
import {topicsQuery} from './schemas.js';
import {partitionsOf, topics} from './topics.js';
import {refused, validQuery} from './validation.js';
import {guardedBy, type World} from './world.js';

/** Topics: the only list that the wizard meets in pages. */
export function topicRoutes(world: World): Route[] {
	const guarded = guardedBy(world.tokens);
	const all = () => topics(world.settings.topicCount);
	return [
		guarded('GET', '/topics/details', 'sk.topics.read', (exchange) => {
			const {page, page_size, ...wanted} = validQuery(topicsQuery, exchange);
			const {entity_type, entity_id} = wanted;
			const found = all().filter(
				({id, name, entity}) =>
					name.includes(wanted.partial_name) &&
					(wanted.topic_id === undefined || wanted.topic_id === id) &&
					(!entity_type || entity_type.includes(entity.entity_type)) &&
					(!entity_id || entity_id.includes(entity.entity_id)) &&
					(wanted.include_dlq === 'true' || !name.endsWith('_dlq')),
			);
			const end = page * page_size;
			const result = found.slice(end - page_size, end);
			return {
				status: 200,
				json: {result, page, page_size, total: found.length, has_next: end < found.length},
			};
		}),
		guarded('GET', '/topics/:id', 'sk.topics.read', ({params, query}) => {
			const topic = all().find(({id}) => id === params['id']);
			if (!topic) throw refused(404, 'Topic not found');
			const kafka =
				query.get('detailed') === 'true' ? {kafka: {partitions: {count: partitionsOf(topic)}}} : {};
			return {status: 200, json: {...topic, ...kafka}};
		}),
	];
}
