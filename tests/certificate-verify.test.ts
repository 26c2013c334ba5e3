import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { drawCertificate } from "../api/certificates/drawing/draw.ts";
import { openSealer } from "../api/certificates/sealing/open.ts";
import { sealPdf } from "../api/certificates/sealing/seal.ts";
import type { Sealer } from "../api/certificates/sealing/sealer.ts";
import { verifyPdf } from "../frontend/verify/verify.ts";
import { certificateContent } from "./support/certificate.ts";

const dir = await mkdtemp(join(tmpdir(), "handslag-verify-"));
t.teardown(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));

const selfMade = (name: string, organisation = "Region Halland") =>
	openSealer({ kind: "self-made", dir: join(dir, name) }, organisation);
const rootOf = (sealer: Sealer) =>
	sealer.certificateChain.at(-1) ?? new Uint8Array();

const at = new Date("2026-03-19T09:12:33Z");
const sealer = await selfMade("seal");
const trusted = [rootOf(sealer)];
const drawn = await drawCertificate(certificateContent());
const sealed = await sealPdf(sealer, drawn, {
	at,
	reason: "Intyg (1) >> endobj",
});
const text = Buffer.from(sealed).toString("latin1");
const begins = text.lastIndexOf("/Contents <") + "/Contents ".length;
const ends = text.indexOf(">", begins) + 1;

function changed(position: number, mask: number): Uint8Array {
	const copy = sealed.slice();
	copy[position] = (copy[position] ?? 0) ^ mask;
	return copy;
}

const verdictOf = async (bytes: Uint8Array) =>
	(await verifyPdf(bytes, { trusted })).verdict;

t.test(
	"a sealed certificate is authentic, and says whose, when and which",
	async (t) => {
		const [signer = new Uint8Array()] = sealer.certificateChain;
		t.same(await verifyPdf(sealed, { trusted }), {
			verdict: "authentic",
			seal: {
				by: "Region Halland (självgjord stämpel)",
				at: "2026-03-19T09:12:33.000Z",
				timestamped: false,
				timestampedBy: null,
				level: "B-B",
				fingerprint: createHash("sha256").update(signer).digest("hex"),
			},
			number: "HÖK-2026-0187",
			agreementVersion: "2025",
			reason: "ok",
		});
		t.ok(sealed.length < 29_500, `${sealed.length} bytes`);
	},
);

// Each takes milliseconds: `EVERY_BYTE=1` has them all.
const everyByte = Boolean(process.env.EVERY_BYTE);

t.test("no single byte can change unseen", async (t) => {
	const unseen: number[] = [];
	const check = async (position: number, mask: number) => {
		if ((await verdictOf(changed(position, mask))) === "authentic")
			unseen.push(position);
	};
	const dictionary = text.lastIndexOf(" obj\n", begins);
	for (let i = dictionary; i < ends + 12; i += everyByte ? 1 : 3)
		await check(i, 1);
	// The same hexadecimal digit in the other case is the same seal to most readers.
	for (let i = begins; i < ends; i += 31) await check(i, 0x20);
	for (let i = 0; i < sealed.length; i += everyByte ? 1 : 251)
		await check(i, 1 << (i % 8));
	for (let i = sealed.length - 60; i < sealed.length; i++) await check(i, 4);
	t.same(unseen, []);
});

t.test("nor the length that a signature says it has", async (t) => {
	// Readers of DER differ where a length is one too small; every other signature has a length that can be.
	for (let i = 0; i < 12; i++) {
		const file = await sealPdf(sealer, drawn, { at });
		const page = Buffer.from(file).toString("latin1");
		const signatures = [...page.matchAll(/30(?=4[4-6]02(?:1f|20|21))/g)];
		const length = (signatures.at(-1)?.index ?? 0) + 3;
		file[length] = (file[length] ?? 0) ^ 1;
		t.not(await verdictOf(file), "authentic");
	}
});

t.test("nothing can be added, taken away or put before", async (t) => {
	const verdicts = async (bytes: Uint8Array, expected: string, what: string) =>
		t.equal(await verdictOf(bytes), expected, what);
	const after = (more: string) =>
		Buffer.concat([sealed, Buffer.from(more, "latin1")]);
	await verdicts(after("\n"), "altered", "a line break at the end");
	const id = /\/Size (\d+)/.exec(text)?.[1];
	const revision = `8 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\nxref\n8 1\n${String(sealed.length).padStart(10, "0")} 00000 n \ntrailer\n<< /Size ${id} /Root 3 0 R /Prev ${/startxref\n(\d+)/.exec(text)?.[1]} >>\nstartxref\n${sealed.length + 60}\n%%EOF\n`;
	await verdicts(
		after(revision),
		"altered",
		"a later revision that empties the page",
	);
	await verdicts(
		Buffer.concat([Buffer.from("\n"), sealed]),
		"altered",
		"a prefix",
	);
	await verdicts(sealed.slice(0, -1), "altered", "without its last byte");
	for (const share of [0.2, 0.5, 0.9])
		t.not(
			await verdictOf(sealed.slice(0, sealed.length * share)),
			"authentic",
			`${share} of it`,
		);
});

t.test("the padding of a seal holds nothing", async (t) => {
	const roomy: Sealer = { ...sealer, sign: async (data) => sealer.sign(data) };
	const longer: Sealer = {
		...roomy,
		sign: async (data) =>
			Buffer.concat([await sealer.sign(data), new Uint8Array(40)]),
	};
	let signed = 0;
	const mixed: Sealer = {
		...roomy,
		sign: (data) => (signed++ === 0 ? longer : roomy).sign(data),
	};
	const padded = await sealPdf(mixed, drawn, { at });
	t.equal(await verdictOf(padded), "authentic");
	const page = Buffer.from(padded).toString("latin1");
	const last = page.indexOf(">", page.lastIndexOf("/Contents <"));
	t.equal(page.slice(last - 60, last), "0".repeat(60));
	const hidden = padded.slice();
	hidden[last - 1] = "1".charCodeAt(0);
	t.match(await verifyPdf(hidden, { trusted }), {
		verdict: "altered",
		reason: "padding_not_empty",
	});
});

t.test("a seal moved from another certificate does not fit", async (t) => {
	const other = await drawCertificate(
		certificateContent({ number: "HÖK-2026-0188" }),
	);
	const theirs = Buffer.from(
		await sealPdf(sealer, other, { at, reason: "Intyg (1) >> endobj" }),
	);
	const page = theirs.toString("latin1");
	const from = page.lastIndexOf("/Contents <") + "/Contents ".length;
	const cms = theirs.subarray(from, page.indexOf(">", from) + 1);
	const swapped = Buffer.concat([
		sealed.slice(0, begins),
		cms,
		sealed.slice(ends),
	]);
	t.equal(await verdictOf(swapped), "altered");
});

t.test("a seal from an authority of the same name is not ours", async (t) => {
	const forger = await selfMade("forged");
	const forged = await sealPdf(forger, drawn, { at });
	t.match(await verifyPdf(forged, { trusted }), {
		verdict: "unknown",
		number: null,
		reason: "seal_not_trusted",
	});
	t.match(await verifyPdf(sealed, { trusted: [] }), { verdict: "unknown" });
	// The forger's key with our certificate: it looks like ours, and is not.
	const dressed: Sealer = {
		...forger,
		certificateChain: sealer.certificateChain,
	};
	t.match(await verifyPdf(await sealPdf(dressed, drawn, { at }), { trusted }), {
		verdict: "altered",
		reason: "signature_invalid",
	});
	const carrying: Sealer = {
		...sealer,
		certificateChain: [
			...sealer.certificateChain.slice(0, 1),
			...forger.certificateChain.slice(0, 1),
		],
	};
	t.match(
		await verifyPdf(await sealPdf(carrying, drawn, { at }), { trusted }),
		{
			verdict: "unknown",
		},
	);
});

t.test(
	"a seal does not hold outside the time of its certificate",
	async (t) => {
		const early = await sealPdf(sealer, drawn, {
			at: new Date("1999-12-31T23:59:59Z"),
		});
		t.equal(await verdictOf(early), "unknown");
	},
);

t.test("what is not a sealed file is said to be just that", async (t) => {
	const cases: [string, Uint8Array][] = [
		["nothing", new Uint8Array(0)],
		["a web page", Buffer.from("<!doctype html><title>%PDF</title>")],
		["a header alone", Buffer.from("%PDF-1.7\n")],
		["an unsealed certificate", drawn],
		[
			"noise",
			Uint8Array.from({ length: 50_000 }, (_, i) => (i * 2654435761) >>> 24),
		],
		[
			"a range that leads nowhere",
			Buffer.from("%PDF-1.7\n/ByteRange [0 999999999 9 9]\n/Contents <00>"),
		],
	];
	for (const [what, bytes] of cases) {
		const found = await verifyPdf(bytes, {
			trusted: [...trusted, new Uint8Array([1])],
		});
		t.match(found, { seal: null, number: null }, what);
		t.ok(
			["not_sealed", "unknown"].includes(found.verdict),
			`${what}: ${found.verdict}`,
		);
	}
	t.equal(await verdictOf(drawn), "not_sealed");
});

t.test("a name in the file cannot pass for its number", async (t) => {
	const name = '/Type /EmbeddedFile >> stream {"number": "HÖK-1999-0001"}';
	const pdf = await drawCertificate(
		certificateContent({ organisation: { name } }),
	);
	const found = await verifyPdf(await sealPdf(sealer, pdf, { at }), {
		trusted,
	});
	t.match(found, { verdict: "authentic", number: "HÖK-2026-0187" });
});
