import {type Api, codes} from '../api.js';
import {clusterBits, notAsked} from '../rights.js';

/** The cluster and its brokers, which everybody may see who signed in. */
export const describeCluster: Api = {
	key: 60,
	name: 'DescribeCluster',
	versions: [0, 1],
	flexibleFrom: 0,
	answer: (read, write, {version, user, broker}) => {
		const asked = read.boolean();
		write.int32(0).int16(codes.none).string(null);
		if (version >= 1) write.int8(read.int8());
		write.string(user.cluster.id).int32(broker.id);
		write.structs([broker], ({id, host, port}) => {
			write.int32(id).string(host).int32(port).string(null);
		});
		write.int32(asked ? clusterBits(user.may) : notAsked).tags();
	},
};
