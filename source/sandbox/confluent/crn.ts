/** `crn://confluent.cloud/organization=…/environment=…`; segments that are undefined are left out. */
export function crn(organization: string, ...segments: readonly string[]): string {
	return ['crn://confluent.cloud', `organization=${organization}`, ...segments].join('/');
}

/** The value of one segment of a resource name, such as `environment` or `cloud-cluster`. */
export function segment(name: string, of: string): string | undefined {
	const found = of.split('/').find((part) => part.startsWith(`${name}=`));
	return found?.slice(name.length + 1);
}

/** Whether a role binding's pattern reaches the resource: by scope, or by a trailing `*`. */
export function covers(pattern: string, resource: string): boolean {
	if (pattern.endsWith('*')) return resource.startsWith(pattern.slice(0, -1));
	return resource === pattern || resource.startsWith(`${pattern}/`);
}
