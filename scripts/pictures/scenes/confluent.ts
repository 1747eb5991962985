import {accountId, keyId, port, type Scene, seconds, typing} from '../scene.js';

/** From the list of systems to the review, then the new key. */
export const confluent: Scene = {
	args: ['--sandbox'],
	columns: 80,
	rows: 24,
	script: [
		'wait:come from,wait:sandbox,type:cloud,wait:❯ Confluent Cloud,enter',
		'wait:Which Cloud key,shot:confluent-cloud-sign-in,enter,wait:is its secret,enter',
		'wait:❯ Kafka key,enter,wait:❯ production,enter,wait:❯ orders-prod,enter',
		'wait:❯ A new service account,enter,wait:account be called,type:orders-writer,enter',
		'wait:Kafka admin key,enter,wait:❯ Produce,gone:fetching,enter',
		'wait:Which topics?,gone:fetching,type:orders.*,enter',
		'wait:key be called,enter,wait:What is it for?,type:orders producer in production,enter',
		'wait:mode 600,shot:confluent-cloud-review,enter',
		'wait:I have saved the secret,wait:saved  .env,wait:as asked,wait:v check,shot:secret',
		'type:f,wait:Which format,shot:formats,type:client.prop,wait:❯ Java client,enter,wait:sasl.jaas,shot:format-java,escape,wait:Which format,escape',
		'wait:I have saved,type:t,wait:Which secret store,gone:asking,shot:stores',
	].join(','),
	descriptions: {
		'confluent-cloud-sign-in':
			'The sign-in screen for Confluent Cloud: where a Cloud key is made, what it may do, and the question for it.',
		'confluent-cloud-review':
			'The review: three numbered steps that create a service account, allow it to write topics orders.*, and create the key; the file the secret goes to; the rules of Confluent that matter here.',
		secret:
			'The screen after the key was created: address and key in clear, the secret masked, the file it was saved to, the check that signed in with it and saw its rights, and a box to tick before leaving.',
		formats: 'A list of formats with the file and the clients of each, from .env to Kubernetes and KafkaJS.',
		'format-java': 'The preview of a client.properties for Java, its password masked.',
		stores: 'A list of secret stores whose commands are installed, and whether each command is signed in.',
	},
	examples: [port, keyId, accountId, seconds],
	commands: {gh: 0, op: 1, vault: 0, doppler: 1, kubectl: 0},
};

/** The whole run that the README shows moving. */
export const demo: Scene = {
	args: ['--sandbox'],
	columns: 80,
	rows: 24,
	script: [
		`wait:come from,wait:sandbox,wait:type to filter,frame:1400,${typing('clou')},frame:700,enter`,
		'wait:Which Cloud key,frame:1500,enter,wait:is its secret,frame:900,enter',
		'wait:❯ Kafka key,frame:1200,enter,wait:❯ production,gone:fetching,frame:800,enter',
		'wait:❯ orders-prod,gone:fetching,frame:900,enter,wait:❯ A new service account,gone:fetching,frame:900,enter',
		`wait:account be called,frame:400,${typing('orders-writer')},frame:500,enter`,
		'wait:Kafka admin key,frame:900,enter,wait:❯ Produce,gone:fetching,frame:900,enter',
		`wait:Which topics?,gone:fetching,frame:500,${typing('orders.*')},frame:500,enter`,
		`wait:key be called,frame:700,enter,wait:What is it for?,frame:300,${typing('orders in production')},frame:500,enter`,
		'wait:mode 600,frame:3200,enter',
		'wait:I have saved the secret,wait:saved  .env,wait:as asked,wait:v check,frame:4200',
		'type: ,wait:[✓],frame:900,enter,wait:proved:,frame:3500',
	].join(','),
	descriptions: {},
	examples: [port, keyId, accountId, seconds],
	film: {
		name: 'demo',
		description:
			'A whole run: Confluent Cloud is chosen, its key typed, the cluster, a new service account and its right to write topics orders.* chosen; the review lists three steps; the new key is saved to a file, shown masked, and proved; the receipt stays in the terminal.',
	},
};
