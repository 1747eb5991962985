/** For every kind what a person would be asked, and the variable that holds its secret. */
export const answers: Readonly<Record<string, {readonly flags: readonly string[]; readonly secret: string}>> =
	{
		'upstash credential': {
			flags: [
				'--cluster',
				'5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11',
				'--topic',
				'orders.*',
				'--permissions',
				'PRODUCE',
			],
			secret: 'KAFKA_SASL_PASSWORD',
		},
		'streamkap client-credential': {
			flags: ['--access', 'roles', '--roles', 'e5d8017f-52a7-4e1b-9c3d-8f60b1d2a4e7'],
			secret: 'STREAMKAP_SECRET',
		},
		'streamkap project-key': {
			flags: [
				...[
					'--opens',
					'both',
					'--access',
					'permissions',
					'--permissions',
					'sk.topics.read,sk.project-keys.read',
				],
				...['--username', 'pipe-line', '--password-generate', '--acl', 'topic:public.orders:LITERAL:READ'],
				...['--acl', 'group:billing:PREFIXED:READ', '--schema-registry', 'yes', '--tool-profile', 'none'],
			],
			secret: 'KAFKA_SASL_PASSWORD',
		},
		'streamkap kafka-user': {
			flags: ['--username', 'pipe-user', '--password-generate', '--schema-registry', 'no'],
			secret: 'KAFKA_SASL_PASSWORD',
		},
		'apache-kafka scram-user': {
			flags: [
				...['--new-mechanism', 'SCRAM-SHA-256', '--new-password-generate', '--access', 'both'],
				...['--topics', 'orders,billing.*', '--group', 'billing-nightly'],
			],
			secret: 'KAFKA_SASL_PASSWORD',
		},
		'confluent-cloud kafka': {
			flags: [
				...[
					'--environment',
					'env-k3v8qd',
					'--cluster',
					'lkc-h5x9rb',
					'--owner',
					'new',
					'--account-name',
					'piped',
				],
				...['--access', 'both', '--topics', 'orders,billing.*', '--group', 'piped-*'],
			],
			secret: 'KAFKA_SASL_PASSWORD',
		},
		'confluent-cloud schema-registry': {
			flags: ['--environment', 'env-k3v8qd', '--schema-registry', 'lsrc-t7y2kf', '--owner', 'myself'],
			secret: 'SCHEMA_REGISTRY_PASSWORD',
		},
		'confluent-cloud ksqldb': {
			flags: ['--environment', 'env-w6t1mz', '--ksqldb', 'lksqlc-j4z6c', '--owner', 'myself'],
			secret: 'KSQLDB_PASSWORD',
		},
		'confluent-cloud cloud': {flags: ['--owner', 'myself'], secret: 'CONFLUENT_CLOUD_API_SECRET'},
		'confluent-cloud flink': {
			flags: ['--environment', 'env-k3v8qd', '--region', 'aws.eu-central-1', '--owner', 'myself'],
			secret: 'FLINK_API_SECRET',
		},
		'confluent-cloud tableflow': {flags: ['--owner', 'myself'], secret: 'TABLEFLOW_API_SECRET'},
		'confluent-cloud global': {flags: ['--owner', 'myself'], secret: 'CONFLUENT_GLOBAL_API_SECRET'},
		'confluent-azure kafka': {
			flags: [
				...[
					'--subscription',
					'de300000-0000-4000-8000-000000000001',
					'--organization',
					'rg-streaming/example-kafka',
				],
				...['--environment', 'env-azliv1', '--cluster', 'lkc-azord1'],
			],
			secret: 'KAFKA_SASL_PASSWORD',
		},
		'confluent-azure schema-registry': {
			flags: [
				...[
					'--subscription',
					'de300000-0000-4000-8000-000000000001',
					'--organization',
					'rg-streaming/example-kafka',
				],
				...['--environment', 'env-azliv1', '--schema-registry', 'lsrc-azliv1'],
			],
			secret: 'SCHEMA_REGISTRY_PASSWORD',
		},
	};
