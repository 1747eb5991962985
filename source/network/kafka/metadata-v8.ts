import {createAPI, type metadataV12, type Reader, Writer} from './library.js';

type Metadata = ReturnType<typeof metadataV12.parseResponse>;

/**
 * Metadata before its compact form, for brokers that speak Kafka's protocol and know no newer one: Redpanda's source
 * keeps it at version 8. The client library begins at 9.
 */
export const metadataV8 = {
	createRequest: request,
	parseResponse: parse,
	api: createAPI<[topics: string[] | null], Metadata>(3, 8, request, parse, false, false),
};

function request(topics: string[] | null): Writer {
	// Never makes a topic; the cluster's operations are not asked for, the topics' are.
	return Writer.create()
		.appendArray(topics, (writer, topic) => writer.appendString(topic, false), false, false)
		.appendBoolean(false)
		.appendBoolean(false)
		.appendBoolean(true);
}

function parse(_id: number, _key: number, _version: number, reader: Reader): Metadata {
	return {
		throttleTimeMs: reader.readInt32(),
		brokers: list(reader, () => ({
			nodeId: reader.readInt32(),
			host: reader.readString(false),
			port: reader.readInt32(),
			rack: reader.readNullableString(false),
		})),
		clusterId: reader.readNullableString(false),
		controllerId: reader.readInt32(),
		topics: list(reader, () => ({
			errorCode: reader.readInt16(),
			name: reader.readNullableString(false),
			topicId: '',
			isInternal: reader.readBoolean(),
			partitions: list(reader, () => ({
				errorCode: reader.readInt16(),
				partitionIndex: reader.readInt32(),
				leaderId: reader.readInt32(),
				leaderEpoch: reader.readInt32(),
				replicaNodes: list(reader, () => reader.readInt32()),
				isrNodes: list(reader, () => reader.readInt32()),
				offlineReplicas: list(reader, () => reader.readInt32()),
			})),
			topicAuthorizedOperations: reader.readInt32(),
		})),
	};
}

function list<Item>(reader: Reader, item: () => Item): Item[] {
	return reader.readArray(item, false, false);
}
