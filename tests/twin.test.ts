import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import t, { type Test } from "tap";
import { drawCertificate } from "../api/certificates/drawing/draw.ts";
import { twinOf } from "../api/certificates/twin.ts";
import { filledApplication, party } from "./support/actors.ts";
import { certificateContent, missing, run } from "./support/certificate.ts";
import { createWorld, type World } from "./support/world.ts";

const skip = missing("pdfdetach");

interface Attached {
	$schema: string;
	[fact: string]: unknown;
}

/** What somebody else's program finds attached to a PDF. */
async function attachedTo(t: Test, pdf: Uint8Array): Promise<Attached> {
	const dir = await mkdtemp(join(tmpdir(), "handslag-twin-"));
	t.teardown(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));
	const [file, twin] = [join(dir, "file.pdf"), join(dir, "twin.json")];
	await writeFile(file, pdf);
	run("pdfdetach", ["-savefile", "intyg.json", "-o", twin, file]);
	return JSON.parse(await readFile(twin, "utf8")) as Attached;
}

/** The schema as it is published, read by a validator that did not write it. */
async function published(
	world: World,
	url: string,
): Promise<
	{ answer: Awaited<ReturnType<World["app"]["inject"]>> } & {
		validate: ValidateFunction;
	}
> {
	const answer = await world.app.inject({ url: new URL(url).pathname });
	// Formats are a hint in this draft; the patterns beside them are not.
	const ajv = new Ajv2020({ allErrors: true, validateFormats: false });
	return { answer, validate: ajv.compile(answer.json()) };
}

t.test(
	"what a certificate says to programs follows the schema that it names",
	{ skip },
	async (t) => {
		const world = await createWorld(t);
		const content = filledApplication();
		const { number } = await party(world, content);
		const pdf = await world.app.inject({
			url: encodeURI(`/api/v1/certificates/${number}/pdf`),
		});
		const twin = await attachedTo(t, pdf.rawPayload);
		t.equal(
			twin.$schema,
			"http://handslag.test/schemas/certificate-v1.json",
			"on the register's own address",
		);
		const { validate } = await published(world, twin.$schema);
		t.ok(validate(twin), JSON.stringify(validate.errors));
		const agreement = (
			await world.app.inject({ url: "/api/v1/agreement" })
		).json();
		t.match(twin, {
			number,
			organisation: {
				name: content.organisation.name,
				organisationNumber: content.organisation.organisationNumber,
			},
			agreement: {
				name: agreement.name,
				version: agreement.version.label,
				textSha256: agreement.version.textSha256,
			},
			signedOn: "2026-03-12",
			issuedAt: "2026-03-12T18:04:00.000Z",
			issuer: { name: "Region Halland", organisationNumber: "232100-0115" },
			verifyUrl: encodeURI(`http://handslag.test/intyg/${number}`),
		});
	},
);

t.test("the schema refuses what is not a certificate's", async (t) => {
	const world = await createWorld(t);
	const url = "http://handslag.test/schemas/certificate-v1.json";
	const { validate } = await published(world, url);
	const twin = { ...twinOf(certificateContent()) } as Record<string, unknown>;
	t.ok(validate(twin), JSON.stringify(validate.errors));
	for (const fact of Object.keys(twin)) {
		const { [fact]: _, ...without } = twin;
		t.notOk(validate(without), `without ${fact}`);
	}
	for (const [fact, value] of [
		["number", "HÖK-26-1"],
		["signedOn", "12 mars 2026"],
		["issuedAt", "2026-03-12"],
		["agreement", { version: "2025" }],
		["issuer", null],
		["personalNumber", "19121212-1212"],
	])
		t.notOk(validate({ ...twin, [fact as string]: value }), `${fact}`);
});

t.test(
	"the schema is public, of draft 2020-12 and kept for long",
	async (t) => {
		const world = await createWorld(t);
		const url = "http://handslag.test/schemas/certificate-v1.json";
		const { answer } = await published(world, url);
		t.equal(answer.statusCode, 200);
		t.match(answer.headers, {
			"content-type": /^application\/schema\+json/,
			"access-control-allow-origin": "*",
			"cache-control": "public, max-age=31536000, immutable",
		});
		t.notOk(answer.headers["set-cookie"]);
		t.match(answer.json(), {
			$schema: "https://json-schema.org/draft/2020-12/schema",
			$id: url,
			type: "object",
		});
		const again = await world.app.inject({
			url: "/schemas/certificate-v1.json",
			headers: { "if-none-match": String(answer.headers.etag) },
		});
		t.equal(again.statusCode, 304);
	},
);

t.test(
	"a certificate in English, or without numbers and people, follows the schema too",
	{ skip },
	async (t) => {
		const world = await createWorld(t);
		const { validate } = await published(
			world,
			"http://handslag.test/schemas/certificate-v1.json",
		);
		for (const content of [
			certificateContent({ locale: "en", selfMadeSeal: false }),
			certificateContent({ organisation: { organisationNumber: null } }),
			certificateContent({
				organisation: { name: 'Rock & Roll <Varberg> "x"', place: null },
				caseNumber: null,
				signatories: [],
				publicParty: {
					name: "Region Halland",
					organisationNumber: "232100-0115",
					signatory: null,
					signedOn: null,
				},
			}),
		]) {
			const twin = await attachedTo(t, await drawCertificate(content));
			t.ok(validate(twin), JSON.stringify(validate.errors));
			t.equal(
				twin.$schema,
				"https://handslag.example/schemas/certificate-v1.json",
			);
		}
	},
);
