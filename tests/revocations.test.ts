import t, { type Test } from "tap";
import { sealDetached } from "../api/certificates/sealing/detached.ts";
import { openSealer } from "../api/certificates/sealing/open.ts";
import { publicCache } from "../api/platform/http-cache.ts";
import { startRegisterListener } from "../api/register/changed.ts";
import {
	type RevocationList,
	type SignedRevocations,
	verifyRevocations,
} from "../frontend/verify/list.ts";
import type { Trust } from "../frontend/verify/verify.ts";
import { caller, filledApplication, party, staff } from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const path = "/api/v1/certificates/revocations";

const trustIn = ({ deps }: World): Trust => ({
	trusted: [deps.sealer.certificateChain.at(-1) ?? new Uint8Array()],
});

async function published(world: World): Promise<SignedRevocations> {
	return (await world.app.inject({ url: path })).json();
}

/** The list as a reader gets it, or a failure. */
async function listOf(world: World): Promise<RevocationList> {
	const list = await verifyRevocations(await published(world), trustIn(world));
	if (!list) throw new Error("The list is not under the register's seal");
	return list;
}

/** A register that keeps its public answers, as when it serves. */
async function keepingWorld(t: Test): Promise<World> {
	const world = await createWorld(t);
	const listener = startRegisterListener(world.deps);
	t.teardown(() => listener.stop());
	await listener.ready;
	return world;
}

/** What four places say of a number, in the same words. */
async function saidOf(world: World, number: string, slug: string) {
	const call = caller(world);
	const certificate = await call("GET", encodeURI(`/certificates/${number}`));
	const page = await world.app.inject({ url: encodeURI(`/intyg/${number}`) });
	const party = await call("GET", `/signatories/${slug}`);
	const listed = (await listOf(world)).revoked.find(
		(one) => one.number === number,
	);
	return {
		api: certificate.body.status,
		page: /är ersatt/.test(page.body)
			? "superseded"
			: /gäller inte|spärra/i.test(page.body)
				? "revoked"
				: "valid",
		list: listed?.status ?? "valid",
		register: party.body.certificateNumber,
	};
}

/** Asks until all say what is expected; the clock of the wall decides, not a number of times. */
async function agreeWithin(
	t: Test,
	milliseconds: number,
	say: () => Promise<object>,
	expected: object,
): Promise<void> {
	const start = performance.now();
	let said = await say();
	while (
		JSON.stringify(said) !== JSON.stringify(expected) &&
		performance.now() - start < milliseconds
	)
		said = await say();
	t.same(said, expected);
	t.ok(performance.now() - start < milliseconds, `within ${milliseconds} ms`);
}

t.test(
	"within a second of a revocation every place says the same",
	async (t) => {
		const world = await keepingWorld(t);
		const { number, officer } = await party(world);
		const slug = (await officer.call("GET", "/signatories")).body.items[0].slug;
		const say = () => saidOf(world, number, slug);
		await agreeWithin(t, 1000, say, {
			api: "valid",
			page: "valid",
			list: "valid",
			register: number,
		});
		t.ok(publicCache(world.deps).size.entries > 0, "answers are kept");
		world.now.value = new Date("2026-05-03T12:00:00Z");
		const admin = await staff(world, "admin");
		const revoked = await admin.call(
			"POST",
			encodeURI(`/admin/certificates/${number}/revoke`),
			{ reason: "Fel namn" },
		);
		t.equal(revoked.status, 200);
		await agreeWithin(t, 1000, say, {
			api: "revoked",
			page: "revoked",
			list: "revoked",
			// The register names the latest certificate; its page says how it stands.
			register: number,
		});
		t.same((await listOf(world)).revoked, [
			{
				number,
				status: "revoked",
				at: "2026-05-03T12:00:00.000Z",
				reason: "Fel namn",
				supersededBy: null,
			},
		]);
	},
);

t.test(
	"a certificate that is reissued is listed with its successor",
	async (t) => {
		const world = await keepingWorld(t);
		const { number, officer } = await party(world);
		const slug = (await officer.call("GET", "/signatories")).body.items[0].slug;
		t.same((await listOf(world)).revoked, []);
		world.now.value = new Date("2026-05-03T12:00:00Z");
		const admin = await staff(world, "admin");
		const next = await admin.call(
			"POST",
			encodeURI(`/admin/certificates/${number}/reissue`),
			{ reason: "Ny logotyp" },
		);
		await agreeWithin(t, 1000, () => saidOf(world, number, slug), {
			api: "superseded",
			page: "superseded",
			list: "superseded",
			register: next.body.number,
		});
		await agreeWithin(t, 1000, () => saidOf(world, next.body.number, slug), {
			api: "valid",
			page: "valid",
			list: "valid",
			register: next.body.number,
		});
		t.same(await listOf(world), {
			issuedAt: "2026-05-03T12:00:00.000Z",
			register: "http://handslag.test",
			revoked: [
				{
					number,
					status: "superseded",
					at: "2026-05-03T12:00:00.000Z",
					reason: "Ny logotyp",
					supersededBy: next.body.number,
				},
			],
			seals: [],
		});
	},
);

t.test(
	"the list is anybody's to read, and is asked for again only when changed",
	async (t) => {
		const world = await keepingWorld(t);
		const first = await world.app.inject({ url: path });
		t.equal(first.statusCode, 200);
		t.match(first.headers, {
			"access-control-allow-origin": "*",
			"content-type": /^application\/json/,
			"cache-control": "public, max-age=0, must-revalidate",
		});
		t.notOk(first.headers["set-cookie"]);
		const again = await world.app.inject({
			url: path,
			headers: { "if-none-match": String(first.headers.etag) },
		});
		t.equal(again.statusCode, 304);
	},
);

t.test("of a withheld organisation it is told that, never why", async (t) => {
	const world = await createWorld(t);
	const content = filledApplication();
	const { number } = await party(world, content);
	const admin = await staff(world, "admin");
	await admin.call("POST", encodeURI(`/admin/certificates/${number}/revoke`), {
		reason: "Hotbild mot kvinnojouren",
	});
	await world.deps.db
		.updateTable("organisation")
		.set({ withheld: true })
		.where("organisation_number", "=", content.organisation.organisationNumber)
		.execute();
	const { list } = await published(world);
	t.notMatch(list, /Hotbild/);
	t.notMatch(list, content.organisation.name);
	t.match((await listOf(world)).revoked, [
		{ number, status: "revoked", reason: null, supersededBy: null },
	]);
	const api = await caller(world)("GET", encodeURI(`/certificates/${number}`));
	t.equal(api.status, 404);
});

t.test(
	"a list that is forged, altered or under another's seal is none",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		const admin = await staff(world, "admin");
		await admin.call(
			"POST",
			encodeURI(`/admin/certificates/${number}/revoke`),
			{ reason: "Fel namn" },
		);
		const trust = trustIn(world);
		const { list, seal } = await published(world);
		t.ok(await verifyRevocations({ list, seal }, trust));
		const none = async (signed: SignedRevocations, what: string, by = trust) =>
			t.equal(await verifyRevocations(signed, by), null, what);
		await none({ list: `${list} `, seal }, "one space more");
		await none(
			{ list: list.replace('"revoked":[', '"revoked":[],"x":['), seal },
			"emptied",
		);
		const bytes = Buffer.from(seal, "base64");
		for (let i = 0; i < bytes.length; i += 7) {
			const changed = Buffer.from(bytes);
			changed[i] = (changed[i] ?? 0) ^ 1;
			const altered = { list, seal: changed.toString("base64") };
			if (await verifyRevocations(altered, trust)) t.fail(`byte ${i} changed`);
		}
		for (const rest of ["", "*", seal.slice(0, -8), `${seal}AAAA`])
			await none({ list, seal: rest }, `the seal ${rest.length} long`);
		const forger = await openSealer(
			{ kind: "self-made", dir: t.testdir() },
			"Region Halland",
		);
		const sealedBy = async (sealer: typeof forger, text: string) => ({
			list: text,
			seal: Buffer.from(await sealDetached(sealer, Buffer.from(text))).toString(
				"base64",
			),
		});
		await none(await sealedBy(forger, list), "by a seal of the same name");
		const { sealer } = world.deps;
		await none(
			await sealedBy(sealer, "%PDF-1.7"),
			"our seal on something else",
		);
		await none(await sealedBy(sealer, "{}"), "our seal on another text");
		const { createHash } = await import("node:crypto");
		const fingerprint = createHash("sha256")
			.update(sealer.certificateChain[0] ?? "")
			.digest("hex");
		await none({ list, seal }, "by a seal that has been revoked since", {
			...trust,
			revoked: [{ fingerprint, at: "2026-12-01T00:00:00Z" }],
		});
	},
);
