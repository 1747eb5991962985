/** Options of the wizard as commander hands them over. */
export type WizardFlags = {
	readonly provider?: string;
	readonly kind?: string;
	readonly save?: string;
	/** The secret store that the secret goes to, as `chosenStore` reads it. */
	readonly saveTo?: string;
	/** Without questions: id of the format that the file is written in, in place of `.env`. */
	readonly format?: string;
	/** Start of the variables' names in `.env`: `ORDERS` makes `ORDERS_KAFKA_…`. */
	readonly envPrefix?: string;
	/** Copy everything to the clipboard as soon as it is saved. */
	readonly copy?: boolean;
	readonly sandbox?: boolean;
	readonly sandboxUrl?: string;
	readonly baseUrl?: string;
	readonly settings: boolean;
	readonly debug?: boolean;
	/** Ask and tell line by line. */
	readonly screenReader?: boolean;
	/** Ask nothing, even in a terminal. */
	readonly yes?: boolean;
	/** Print one JSON document; see `schema.ts`. */
	readonly json?: boolean;
	/** Put the secret into the JSON document. */
	readonly reveal?: boolean;
	/** Allow what takes a yes: values in the file that are replaced, a file outside the folder, a check over plain text. */
	readonly force?: boolean;
	/** Without questions: wait until the credential is proved, and let the exit code say what came of it. */
	readonly check?: boolean;
	/** Say what would be sent; send nothing that writes. */
	readonly dryRun?: boolean;
	/** False: a project file is not followed. */
	readonly project?: boolean;
	/** Write the answers as a project file at the end. */
	readonly init?: boolean;
};
