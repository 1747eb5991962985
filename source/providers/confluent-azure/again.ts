import {type Places, placeAgain} from '../confluent/place-again.js';
import type {Answers} from '../field.js';
import type {ApiKey} from './answers.js';
import type {AzureApi} from './api.js';
import {environments, kafkaClusters, schemaRegistries} from './places.js';

/** The answers for the place of a key, in the organization that `home` answers, for another key there. */
export type PlaceAgain = (api: AzureApi, key: ApiKey, home: Answers, signal: AbortSignal) => Promise<Answers>;

export const kafkaAgain = at({environments, places: kafkaClusters, field: 'cluster'});
export const registryAgain = at({environments, places: schemaRegistries, field: 'schema-registry'});

function at<Place>(lists: Places<AzureApi, Place>): PlaceAgain {
	return (api, {properties}, home, signal) =>
		placeAgain(lists, properties?.spec?.resource ?? {}, {api, answers: home, signal});
}
