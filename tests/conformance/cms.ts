import { readFile, writeFile } from "node:fs/promises";
import { ask } from "./process.ts";
import { each, ending, type Validator, versionOf } from "./validator.ts";

/** What a file's first signature signs, and the message that is its signature, cut out by the signature's own words. */
export function takeApart(pdf: Buffer): { signed: Buffer; message: Buffer } {
	const range = /\/ByteRange\s*\[\s*(\d+) (\d+) (\d+) (\d+)\s*\]/.exec(
		pdf.toString("latin1"),
	);
	const [from = 0, length = 0, to = 0, rest = 0] = (range ?? [])
		.slice(1)
		.map(Number);
	const signed = Buffer.concat([
		pdf.subarray(from, from + length),
		pdf.subarray(to, to + rest),
	]);
	const hex = pdf.toString("latin1", from + length + 1, to - 1);
	return { signed, message: Buffer.from(hex, "hex") };
}

/** Whether the signature is CAdES, over these bytes, by a certificate of ours. */
export const openssl: Validator = {
	name: "openssl cms",
	prepare: () => versionOf("openssl", ["version"]),
	flaws: () => ["content", "signature", "stranger"],
	check: each(async ({ path, roots }) => {
		const { signed, message } = takeApart(await readFile(path));
		const [content, der, trusted] = ["signed", "der", "pem"].map(
			(end) => `${path}.${end}`,
		) as [string, string, string];
		const pems = roots.map((root) => readFile(root, "utf8"));
		await writeFile(content, signed);
		await writeFile(der, message);
		await writeFile(trusted, (await Promise.all(pems)).join("\n"));
		const { code, err } = await ask("openssl", [
			...["cms", "-verify", "-cades", "-binary", "-inform", "DER"],
			...["-in", der, "-content", content, "-out", "/dev/null"],
			...["-CAfile", trusted, "-no-CApath", "-no-CAstore"],
		]);
		const good = /^(CAdES|CMS) Verification successful$/m.test(err);
		return code === 0 && good ? undefined : ending(err);
	}),
};
