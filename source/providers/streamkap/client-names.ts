/** The variables that Streamkap's own Terraform provider reads. */
export const clientNames = {clientId: 'STREAMKAP_CLIENT_ID', secret: 'STREAMKAP_SECRET'} as const;
