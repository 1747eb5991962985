/** Options of the wizard as commander hands them over. */
export type WizardFlags = {
	readonly provider?: string;
	readonly kind?: string;
	readonly save?: string;
	readonly sandbox?: boolean;
	readonly sandboxUrl?: string;
	readonly baseUrl?: string;
	readonly settings: boolean;
	readonly debug?: boolean;
};
