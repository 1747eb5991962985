import {type Api, codes} from '../api.js';
import {clusterName} from '../rights.js';

const noId = '0'.repeat(32);
/** Partitions and replicas of a topic that cannot be made. */
const notKnown = -1;

/** Whether topics may be made. None is: what does more than validate meets a policy against it. */
export const createTopics: Api = {
	key: 19,
	name: 'CreateTopics',
	versions: [5, 7],
	flexibleFrom: 5,
	answer: (read, write, {version, user}) => {
		const names =
			read.structs(() => {
				const name = read.string();
				read.int32();
				read.int16();
				read.structs(() => [read.int32(), read.array(() => read.int32())]);
				read.structs(() => [read.string(), read.nullableString()]);
				return name;
			}) ?? [];
		read.int32();
		const validates = read.boolean();
		const everywhere = user.may('CREATE', 'CLUSTER', clusterName);
		const errorOf = (name: string) => {
			if (!everywhere && !user.may('CREATE', 'TOPIC', name)) return codes.topicDenied;
			if (!/^[\w.-]{1,249}$/.test(name)) return codes.invalidTopic;
			if (user.cluster.topics.has(name)) return codes.topicExists;
			return validates ? codes.none : codes.policyViolation;
		};
		write.int32(0).structs(names, (name) => {
			const error = errorOf(name);
			write.string(name);
			if (version >= 7) write.uuid(noId);
			write
				.int16(error)
				.string(null)
				.int32(error === codes.none ? 1 : notKnown);
			write.int16(error === codes.none ? 1 : notKnown).structs([], () => undefined);
		});
		write.tags();
	},
};
