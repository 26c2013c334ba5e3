import t, { type Test } from "tap";
import { archivePdf } from "../api/certificates/archiving/archive.ts";
import { createStamper } from "../api/certificates/archiving/stamper.ts";
import { drawCertificate } from "../api/certificates/drawing/draw.ts";
import { sealPdf } from "../api/certificates/sealing/seal.ts";
import { inspectSealed } from "../frontend/verify/check-seal.ts";
import { type Evidence, encodeStore } from "../frontend/verify/pdf-updates.ts";
import { verifyPdf } from "../frontend/verify/verify.ts";
import { attacksOn, revisionEnds } from "./support/attacks.ts";
import { startAuthority } from "./support/authority.ts";
import { certificateContent } from "./support/certificate.ts";

const at = new Date("2026-03-19T09:12:33Z");
const authority = await startAuthority({ clock: () => at });
t.teardown(() => authority.stop());
const sealer = await authority.sealer("ecdsa");
const stamper = createStamper(authority.tsaUrl);
const trust = {
	trusted: [authority.root],
	timestampers: [authority.tsaRoot],
	now: at,
};

const stamp = async (imprint: Uint8Array) =>
	(await stamper.stamp(imprint)).token;
const drawn = (number: string) =>
	drawCertificate(certificateContent({ number }));

async function archived(number: string, from = sealer) {
	const sealed = await sealPdf(from, await drawn(number), { at, stamp });
	const tools = { stamper, trust, clock: () => at };
	const found = await archivePdf(sealed, tools);
	if (found.level !== "B-LTA") throw new Error(String(found.note));
	return found.pdf;
}

const bare = await Promise.all(
	["HÖK-2026-0187", "HÖK-2026-0188"].map(async (number) =>
		sealPdf(sealer, await drawn(number), { at }),
	),
);
const [one = new Uint8Array(), other = new Uint8Array()] = [
	await archived("HÖK-2026-0187"),
	await archived("HÖK-2026-0188"),
];
const verdictOf = async (bytes: Uint8Array) =>
	(await verifyPdf(bytes, trust)).verdict;

t.test("every known attack on a sealed file is seen", async (t) => {
	const [first = new Uint8Array(), second = new Uint8Array()] = bare;
	t.equal(await verdictOf(first), "authentic");
	for (const { name, bytes, verdicts } of attacksOn(first, second))
		t.ok(verdicts.includes(await verdictOf(bytes)), name);
});

t.test("and on an archived one", async (t) => {
	t.equal(await verdictOf(one), "authentic");
	for (const { name, bytes, verdicts } of attacksOn(one, other))
		t.ok(verdicts.includes(await verdictOf(bytes)), name);
});

t.test("no byte of what was appended can change unseen", async (t) => {
	const [sealed = 0, stored = 0] = revisionEnds(one);
	const positions = new Set<number>();
	const step = process.env.EVERY_BYTE ? 1 : 61;
	for (let i = sealed; i < one.length; i += step) positions.add(i);
	for (let i = stored; i < stored + 240; i += 2) positions.add(i);
	for (let i = one.length - 60; i < one.length; i++) positions.add(i);
	// The seal's own message now holds a time stamp.
	const begins = Buffer.from(one).indexOf("/Contents <30") + 11;
	for (let i = begins; i < sealed - 1500; i += step) positions.add(i);
	t.same(await unseen(one, positions), []);
	t.ok(positions.size > 400, `${positions.size} bytes`);
	// As long as nothing has stamped the evidence, only its form protects it.
	const evidence = new Set<number>();
	for (let i = sealed; i < stored; i += step) evidence.add(i);
	for (let i = stored - 120; i < stored; i++) evidence.add(i);
	t.same(await unseen(one.subarray(0, stored), evidence), []);
});

/** At which of these positions another byte leaves a file authentic. */
async function unseen(file: Uint8Array, positions: Set<number>) {
	const found: number[] = [];
	for (const position of positions) {
		const copy = new Uint8Array(file);
		copy[position] = (copy[position] ?? 0) ^ 1;
		if ((await verdictOf(copy)) === "authentic") found.push(position);
	}
	return found;
}

/** DER with its outermost length in one octet more than it takes: the same to a lenient reader (X.690, 8.1.3.5). */
function widened(der: Uint8Array): Uint8Array {
	const [, length = 0] = der;
	const long = length > 0x80;
	const octets = long ? [length + 1, 0] : [0x81, length];
	return Buffer.concat([Buffer.from([0x30, ...octets]), der.subarray(2)]);
}

t.test(
	"evidence is as we write it, each piece once, and all of it about the file",
	async (t) => {
		const [sealed = 0, stored = 0] = revisionEnds(one);
		const { evidence } = await inspectSealed(one.subarray(0, stored), trust);
		const stamped = one.subarray(0, sealed);
		const { state } = await inspectSealed(stamped, trust);
		const verdictWith = (other: Partial<Evidence>) => {
			const { bytes } = encodeStore(state, { ...evidence, ...other });
			return verdictOf(Buffer.concat([stamped, bytes]));
		};
		t.equal(await verdictWith({}), "authentic");
		for (const kind of ["certificates", "ocsps", "crls"] as const) {
			const pieces = evidence[kind];
			const [piece = new Uint8Array()] = pieces;
			t.ok(pieces.length > 0, `there are ${kind}`);
			const others = {
				repeated: [...pieces, piece],
				"in another encoding": [widened(piece), ...pieces.slice(1)],
				"with something behind": [
					Buffer.concat([piece, Buffer.from([5, 0])]),
					...pieces.slice(1),
				],
				strange: [...pieces, Buffer.from([0x30, 0])],
			};
			for (const [what, found] of Object.entries(others))
				t.equal(
					await verdictWith({ [kind]: found }),
					"altered",
					`${kind} ${what}`,
				);
		}
		const [stranger] = (await strangeSealer(t)).certificateChain;
		if (stranger)
			t.equal(
				await verdictWith({
					certificates: [...evidence.certificates, stranger],
				}),
				"altered",
				"a certificate of somebody else",
			);
	},
);

/** A sealer of an authority that nobody here knows. */
async function strangeSealer(t: Test) {
	const strange = await startAuthority({ clock: () => at });
	t.teardown(() => strange.stop());
	return strange.sealer("ecdsa");
}

t.test(
	"a file cut off where it was once whole is what it was then",
	async (t) => {
		const levels = [];
		for (const end of revisionEnds(one)) {
			const found = await verifyPdf(one.subarray(0, end), trust);
			t.equal(found.verdict, "authentic");
			levels.push(found.seal?.level);
		}
		t.same(levels, ["B-T", "B-LT", "B-LTA"]);
		for (const end of revisionEnds(one))
			for (const off of [-1, 1])
				if (end + off <= one.length)
					t.not(await verdictOf(one.subarray(0, end + off)), "authentic");
	},
);

t.test("evidence that proves nothing of this file is refused", async (t) => {
	const stranger = await startAuthority({ clock: () => at });
	t.teardown(() => stranger.stop());
	const theirs = await stranger.sealer("ecdsa");
	// A chain with our names and other keys.
	t.equal(
		await verdictOf(
			await sealPdf(theirs, await drawn("HÖK-2026-0187"), { at }),
		),
		"unknown",
	);
	// Time stamps of an authority that nobody knows.
	const strange = createStamper(stranger.tsaUrl);
	const tools = {
		stamper: strange,
		trust,
		clock: () => at,
	};
	const [first = new Uint8Array()] = bare;
	const found = await archivePdf(first, tools);
	t.equal(found.level, "B-LTA");
	t.equal(await verdictOf(found.pdf), "altered");
	t.match(await verifyPdf(found.pdf, { trusted: [authority.root] }), {
		verdict: "unknown",
		reason: "time_stamp_unknown",
	});
});
