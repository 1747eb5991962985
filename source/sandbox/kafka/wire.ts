/** Thrown for bytes that are no request; the connection is then closed. */
export class Malformed extends Error {}

/**
 * Reads the fields of one request. In a flexible version lengths are variable and structures carry tagged fields
 * (KIP-482); the same calls read both forms.
 */
export class Reader {
	readonly #bytes: Buffer;
	#at = 0;
	flexible = false;

	constructor(bytes: Buffer) {
		this.#bytes = bytes;
	}

	boolean = (): boolean => this.#take(1).readInt8() !== 0;
	int8 = (): number => this.#take(1).readInt8();
	int16 = (): number => this.#take(2).readInt16BE();
	int32 = (): number => this.#take(4).readInt32BE();
	/** Thirty-two hexadecimal digits. */
	uuid = (): string => this.#take(16).toString('hex');

	string(): string {
		return this.nullableString() ?? '';
	}

	nullableString(): string | null {
		return this.#block(this.flexible ? this.#length() : this.int16())?.toString('utf8') ?? null;
	}

	bytes(): Buffer {
		return this.#block(this.flexible ? this.#length() : this.int32()) ?? Buffer.alloc(0);
	}

	array<Item>(each: () => Item): Item[] | null {
		const length = this.flexible ? this.#length() : this.int32();
		if (length < 0) return null;
		// Every item takes a byte at least: a length beyond that would only take memory.
		if (length > this.#bytes.length - this.#at) throw new Malformed();
		return Array.from({length}, each);
	}

	structs<Item>(each: () => Item): Item[] | null {
		return this.array(() => {
			const item = each();
			this.tags();
			return item;
		});
	}

	/** Passes the tagged fields over; there are none in an older version. */
	tags(): void {
		if (!this.flexible) return;
		for (let left = this.#unsigned(); left > 0; left -= 1) {
			this.#unsigned();
			this.#take(this.#unsigned());
		}
	}

	#length(): number {
		return this.#unsigned() - 1;
	}

	#unsigned(): number {
		let value = 0;
		for (let shift = 0; shift < 32; shift += 7) {
			const byte = this.#take(1).readUInt8();
			value += (byte & 127) * 2 ** shift;
			if (byte < 128) return value;
		}
		throw new Malformed();
	}

	#block(size: number): Buffer | undefined {
		return size < 0 ? undefined : this.#take(size);
	}

	#take(size: number): Buffer {
		const end = this.#at + size;
		if (end > this.#bytes.length) throw new Malformed();
		const part = this.#bytes.subarray(this.#at, end);
		this.#at = end;
		return part;
	}
}

/** Writes the fields of one answer, in the form that `Reader` reads. */
export class Writer {
	#bytes = Buffer.alloc(1024);
	#size = 0;
	readonly #flexible: boolean;

	constructor(flexible: boolean) {
		this.#flexible = flexible;
	}

	get bytes(): Buffer {
		return this.#bytes.subarray(0, this.#size);
	}

	boolean(value: boolean): this {
		return this.int8(value ? 1 : 0);
	}

	int8(value: number): this {
		return this.#number(1, value);
	}

	int16(value: number): this {
		return this.#number(2, value);
	}

	int32(value: number): this {
		return this.#number(4, value);
	}

	int64(value: number): this {
		return this.#number(2, 0).#number(6, value);
	}

	uuid(hex: string): this {
		return this.#add(Buffer.from(hex, 'hex'));
	}

	string(text: string | null): this {
		const bytes = text === null ? undefined : Buffer.from(text);
		if (this.#flexible) this.#unsigned((bytes?.length ?? -1) + 1);
		else this.int16(bytes?.length ?? -1);
		return bytes ? this.#add(bytes) : this;
	}

	block(bytes: Buffer): this {
		return this.#length(bytes.length).#add(bytes);
	}

	array<Item>(items: readonly Item[], each: (item: Item) => void): this {
		this.#length(items.length);
		for (const item of items) each(item);
		return this;
	}

	structs<Item>(items: readonly Item[], each: (item: Item) => void): this {
		return this.array(items, (item) => {
			each(item);
			this.tags();
		});
	}

	/** No tagged fields. */
	tags(): this {
		return this.#flexible ? this.#unsigned(0) : this;
	}

	#length(length: number): this {
		return this.#flexible ? this.#unsigned(length + 1) : this.int32(length);
	}

	#unsigned(value: number): this {
		let rest = value;
		for (; rest > 127; rest >>>= 7) this.#room(1).writeUInt8((rest & 127) | 128, this.#size++);
		this.#room(1).writeUInt8(rest, this.#size++);
		return this;
	}

	#number(width: number, value: number): this {
		this.#size = this.#room(width).writeIntBE(value, this.#size, width);
		return this;
	}

	#add(bytes: Buffer): this {
		this.#size += bytes.copy(this.#room(bytes.length), this.#size);
		return this;
	}

	/** The buffer, with room for so many bytes more. */
	#room(more: number): Buffer {
		const least = this.#size + more;
		if (least > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], least * 2);
		return this.#bytes;
	}
}
