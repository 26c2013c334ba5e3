// The permutation of RFC 2268, section 2: digits of pi.
const PI = Buffer.from(
	"d978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb6266fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731" +
		"2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad",
	"hex",
);

/** The 64 words that a key becomes when `bits` of it count (RFC 2268, section 2). */
function expand(key: Uint8Array, bits: number): Uint16Array {
	const l = Buffer.alloc(128);
	l.set(key);
	const pi = (index: number) => PI[index & 255] ?? 0;
	const byte = (index: number) => l[index] ?? 0;
	for (let i = key.length; i < 128; i++)
		l[i] = pi(byte(i - 1) + byte(i - key.length));
	const bytes = Math.ceil(bits / 8);
	l[128 - bytes] = pi(byte(128 - bytes) & (255 >> (8 * bytes - bits)));
	for (let i = 127 - bytes; i >= 0; i--)
		l[i] = pi(byte(i + 1) ^ byte(i + bytes));
	return Uint16Array.from({ length: 64 }, (_, i) => l.readUInt16LE(2 * i));
}

const rotations = [1, 2, 3, 5];

/** One block of eight bytes back (RFC 2268, section 4). */
function decryptBlock(k: Uint16Array, block: Buffer): Buffer {
	const r = Uint16Array.from({ length: 4 }, (_, i) =>
		block.readUInt16LE(2 * i),
	);
	const at = (i: number) => r[(i + 4) % 4] ?? 0;
	let j = 63;
	const unmix = () => {
		for (let i = 3; i >= 0; i--) {
			const s = rotations[i] ?? 0;
			const turned = (at(i) >>> s) | (at(i) << (16 - s));
			r[i] =
				turned -
				(k[j--] ?? 0) -
				(at(i - 1) & at(i - 2)) -
				(~at(i - 1) & at(i - 3));
		}
	};
	const unmash = () => {
		for (let i = 3; i >= 0; i--) r[i] = at(i) - (k[at(i - 1) & 63] ?? 0);
	};
	for (const rounds of [5, 6, 5]) {
		for (let i = 0; i < rounds; i++) unmix();
		if (j > 0) unmash();
	}
	const out = Buffer.alloc(8);
	for (const [i, word] of r.entries()) out.writeUInt16LE(word, 2 * i);
	return out;
}

/**
 * Decrypts RC2-CBC with PKCS #7 padding. Only for reading old PKCS #12 files: OpenSSL 3, and so node:crypto, no longer has it.
 *
 * @param key as long as its effective length: 5 or 16 bytes
 * @throws {Error} when the padding shows that the key is wrong
 */
export function decryptRc2(
	key: Uint8Array,
	iv: Uint8Array,
	data: Uint8Array,
): Buffer {
	const words = expand(key, key.length * 8);
	const out: Buffer[] = [];
	let previous = Buffer.from(iv);
	for (let at = 0; at + 8 <= data.length; at += 8) {
		const block = Buffer.from(data.subarray(at, at + 8));
		const plain = decryptBlock(words, block);
		for (let i = 0; i < 8; i++) plain[i] = (plain[i] ?? 0) ^ (previous[i] ?? 0);
		out.push(plain);
		previous = block;
	}
	const text = Buffer.concat(out);
	const padding = text.at(-1) ?? 0;
	if (
		padding < 1 ||
		padding > 8 ||
		text.subarray(-padding).some((byte) => byte !== padding)
	)
		throw new Error("bad padding");
	return text.subarray(0, -padding);
}
