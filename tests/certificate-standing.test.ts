import t from "tap";
import { caller, party, staff } from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const of = (number: string) => `/certificates/${encodeURIComponent(number)}`;

async function organisationOf(world: World, number: string) {
	return world.deps.db
		.selectFrom("certificate")
		.innerJoin("signature", "signature.id", "certificate.signature_id")
		.innerJoin("organisation", "organisation.id", "signature.organisation_id")
		.select(["organisation.id", "organisation.name", "organisation.slug"])
		.where("certificate.number", "=", number)
		.executeTakeFirstOrThrow();
}

t.test(
	"a change of name supersedes the certificate and issues another",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		const admin = await staff(world, "admin");
		const anyone = caller(world);
		const { id, slug } = await organisationOf(world, number);
		const correct = (change: object) =>
			admin.call("PATCH", `/admin/organisations/${id}`, change);

		// What the certificate does not say changes nothing about it.
		t.equal((await correct({ description: "Vi spelar teater." })).status, 200);
		await world.settle();
		t.match((await anyone("GET", of(number))).body, { status: "valid" });

		const mailsBefore = world.mails.length;
		await Promise.all(
			["Nya Namnet", "Nya Namnet i Halland"].map((name) => correct({ name })),
		);
		await world.settle();
		const old = (await anyone("GET", of(number))).body;
		t.match(old, { status: "superseded", reason: /bytt namn/ });
		const { name } = await organisationOf(world, number);
		const present = (await anyone("GET", `/signatories/${slug}`)).body;
		t.not(present.certificateNumber, number);
		t.match((await anyone("GET", of(present.certificateNumber))).body, {
			status: "valid",
			organisation: { name },
			sha256: /^[0-9a-f]{64}$/,
		});
		t.ok(world.mails.length > mailsBefore, "the organisation gets the new one");

		// Following the chain of successors from the first one leads to the valid one.
		let at = old;
		while (at.supersededBy)
			at = (await anyone("GET", of(at.supersededBy))).body;
		t.equal(at.number, present.certificateNumber);
		const valid = await world.deps.db
			.selectFrom("certificate")
			.select("number")
			.where("status", "=", "valid")
			.execute();
		t.equal(valid.length, 1);
	},
);

t.test(
	"a certificate is reissued with the reason that was given",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		const admin = await staff(world, "admin");
		const reason = "Filen hade fel diarienummer.";
		const reissued = await admin.call("POST", `/admin${of(number)}/reissue`, {
			reason,
		});
		t.equal(reissued.status, 200);
		t.match((await caller(world)("GET", of(number))).body, {
			status: "superseded",
			reason,
			supersededBy: reissued.body.number,
		});
		const again = await admin.call("POST", `/admin${of(number)}/reissue`, {
			reason,
		});
		t.match(again, { status: 409, body: { code: "certificate_not_valid" } });
	},
);

t.test(
	"a certificate that is reissued without a reason says that much, and an empty reason is none",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		const admin = await staff(world, "admin");
		const path = `/admin${of(number)}/reissue`;
		for (const reason of ["", " \n "])
			t.match(await admin.call("POST", path, { reason }), {
				status: 422,
				body: { errors: [{ path: "reason" }] },
			});
		t.match((await caller(world)("GET", of(number))).body, { status: "valid" });
		t.equal((await admin.call("POST", path)).status, 200);
		t.match((await caller(world)("GET", of(number))).body, {
			status: "superseded",
			reason: "Intyget har utfärdats på nytt.",
		});
	},
);

t.test(
	"a name that was corrected for a party that has left changes no certificate",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		const admin = await staff(world, "admin");
		const { id } = await organisationOf(world, number);
		const { id: signature } = await world.deps.db
			.selectFrom("signature")
			.select("id")
			.executeTakeFirstOrThrow();
		const ended = await admin.call(
			"POST",
			`/admin/signatures/${signature}/end`,
			{
				reason: "Föreningen är upplöst.",
				on: "2026-03-12",
			},
		);
		t.equal(ended.status, 200);
		const before = (await caller(world)("GET", of(number))).body;
		await admin.call("PATCH", `/admin/organisations/${id}`, { name: "Annat" });
		await world.settle();
		t.same((await caller(world)("GET", of(number))).body, before);
	},
);
