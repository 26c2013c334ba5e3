import { CKR } from "./pkcs11-codes.ts";
import type { Cryptoki, Handle } from "./pkcs11-cryptoki.ts";
import type { Layout } from "./pkcs11-layout.ts";
import type { NativeModule } from "./pkcs11-module.ts";

const FOUND_AT_ONCE = 64;

/** Finding objects and reading what they say of themselves. */
export function objects(
	native: NativeModule,
	{ pack, read, numbers, numberAt }: Layout,
): Pick<Cryptoki, "find" | "read"> {
	const { numberWidth, addressWidth } = native;
	const unreadable = [CKR.ATTRIBUTE_SENSITIVE, CKR.ATTRIBUTE_TYPE_INVALID];
	const size = 2 * numberWidth + addressWidth;
	/** Asks for the attributes' values in memory of these lengths; without any, for the lengths. */
	const ask = async (
		session: Handle,
		object: Handle,
		types: number[],
		values: (Buffer | null)[],
	) => {
		const template = Buffer.concat(
			types.map((type, i) => {
				const value = values[i] ?? null;
				return pack(type, value, value?.length ?? 0);
			}),
		);
		const args = [session, object, template, types.length];
		const keep = values.filter((value) => value !== null);
		await native.call("C_GetAttributeValue", args, {
			allowed: unreadable,
			keep,
		});
		return types.map((_, i) => {
			const length = read(template, (i + 1) * size - numberWidth, numberWidth);
			// What cannot be read has the length that is all ones.
			return BigInt.asIntN(8 * numberWidth, length) < 0n
				? null
				: Number(length);
		});
	};
	return {
		async find(session, attributes) {
			const keep = [...attributes.values()].map((value) => Buffer.from(value));
			const template = Buffer.concat(
				[...attributes.keys()].map((type, i) => {
					const value = keep[i] ?? Buffer.alloc(0);
					return pack(type, value, value.length);
				}),
			);
			const args = [session, template, attributes.size];
			await native.call("C_FindObjectsInit", args, { keep });
			const found: Handle[] = [];
			const some = numbers(FOUND_AT_ONCE);
			const count = numbers(1);
			do {
				const args = [session, some, FOUND_AT_ONCE, count];
				await native.call("C_FindObjects", args);
				for (let i = 0; i < numberAt(count, 0); i++)
					found.push(numberAt(some, i));
			} while (numberAt(count, 0) > 0n);
			await native.call("C_FindObjectsFinal", [session]);
			return found;
		},
		async read(session, object, types) {
			const nothing = types.map(() => null);
			const lengths = await ask(session, object, types, nothing);
			const values = lengths.map((length) =>
				length === null ? null : Buffer.alloc(length),
			);
			const written = await ask(session, object, types, values);
			return written.map((length, i) =>
				length === null ? undefined : values[i]?.subarray(0, length),
			);
		},
	};
}
