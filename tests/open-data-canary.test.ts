import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import { issueCertificate } from "../api/certificates/issuing.ts";
import { applicant, filledApplication, party } from "./support/actors.ts";
import { Canaries, canariesIn } from "./support/canaries.ts";
import { missing, run } from "./support/certificate.ts";
import { createWorld, type World } from "./support/world.ts";

/** What anyone may read, table by table. Whatever is not here must not be found anywhere. */
const readable: Record<string, string[]> = {
	organisation: [
		...["name", "organisation_number", "kind", "themes"],
		...["website", "description"],
	],
	agreement_version: [
		...["label", "name_sv", "name_en", "text_sv", "text_en", "text_sha256"],
		...["principles.sv.title", "principles.sv.description"],
		...["principles.en.title", "principles.en.description"],
	],
	// What the certificate says on its face, and why it ended.
	certificate: [
		...["content.organisation.name", "content.organisation.place"],
		...["content.agreement.name", "content.agreement.principles"],
		...["content.signatories.name", "content.signatories.title"],
		...["content.approvedby.name", "content.approvedby.title", "reason"],
	],
	seal: ["subject", "fingerprint", "certificates"],
	plan_year: inBoth(
		...["content.theme", "content.activities.title"],
		...["content.focusareas.title", "content.focusnote"],
	).concat("content.followup.period"),
	news_item: inBoth(
		...["content.title", "content.kicker", "content.summary", "content.text"],
	),
	event: inBoth("content.title", "content.summary", "content.text").concat(
		"content.place",
	),
	event_detail: [
		...["place", "programme.time", "programme.speaker", "documents.url"],
		...inBoth("programme.title", "documents.title"),
	],
	working_group_member: ["name", "organisation"],
	// Given out, without who cast them, so that anyone can count again.
	ballot: ["receipt", "choices"],
	page: inBoth("content.title", "content.lead", "content.text"),
};

function inBoth(...names: string[]): string[] {
	return names.flatMap((name) => [`${name}.sv`, `${name}.en`]);
}
const open = new Set(
	Object.entries(readable).flatMap(([table, columns]) =>
		columns.map((column) => `${table}.${column}`),
	),
);
/** Without these the search would have looked at nothing. */
const certainly = [
	...["organisation.name", "organisation.description", "certificate.reason"],
	...["certificate.content.signatories.name", "event_detail.place"],
	...["news_item.content.text.en", "page.content.lead.sv"],
];

/** What a page's address is made of; the tables are joined by it. */
const spared = new Set([
	"organisation.slug",
	"news_item.slug",
	"event.slug",
	"event_detail.slug",
	"certificate.pdf",
]);

const texts = (sv: string, en: string) => ({ sv, en });

/** Rows that a table's columns alone cannot make: what is to be shown has to hang together. */
const given: Record<string, Record<string, unknown>> = {
	event_detail: {
		slug: "samverkanskonferens-2020",
		starts_at: "2026-04-01T08:00:00Z",
		ends_at: "2026-04-01T15:00:00Z",
		registration: "public",
		online_url: "https://mote.example/Rum",
		programme: JSON.stringify([
			{
				time: "09:00",
				title: texts("Vi hälsar", "We greet"),
				speaker: "Åsa Ek",
			},
		]),
		documents: JSON.stringify([
			{ title: texts("Ett blad", "A sheet"), url: "https://blad.example/Ett" },
		]),
	},
};

const contact = {
	name: "Samira Haddad",
	role: "Ordförande",
	email: "styrelsen@sprakvannerna.example",
	phone: "0346-12 34 56",
	isPrimary: true,
	publish: { name: false, email: false, phone: false },
};

/** A world in which every text of every table is a canary, and the certificate is made of them. */
async function planted(t: Test): Promise<World> {
	const world = await createWorld(t);
	const { number } = await party(
		world,
		filledApplication({ contacts: [contact] }),
	);
	await applicant(world);
	const canaries = new Canaries(world, given);
	for (const table of await canaries.tables()) await canaries.fill(table);
	for (const table of await canaries.tables())
		await canaries.plant(table, spared);
	await world.deps.db
		.updateTable("certificate")
		.set({
			pdf: null,
			sha256: null,
			sealed_by: null,
			issued_at: null,
			level: null,
		})
		.where("number", "=", number)
		.execute();
	await issueCertificate(world.deps, number);
	return world;
}

/** Every address that answers GET, as the router has it. */
function routesOf(world: World): string[] {
	const found: string[] = [];
	const way: string[] = [];
	for (const line of world.app
		.printRoutes({ commonPrefix: false })
		.split("\n")) {
		const [, indent = "", rest = ""] = /^([\s│├└─]*)(.*)$/u.exec(line) ?? [];
		const [, part = "", methods = ""] = /^(\S*)(?: \((.*)\))?/.exec(rest) ?? [];
		if (part === "") continue;
		way.length = indent.length / 4 - 1;
		way.push(part);
		if (/\bGET\b/.test(methods)) found.push(way.join("").replace(/\/+/g, "/"));
	}
	return found;
}

/** Values for the parameters of addresses: everything there is to ask for, and something that is not. */
async function valuesOf({
	deps: { db },
}: World): Promise<Map<string, string[]>> {
	const all = async (table: "organisation" | "news_item" | "event") =>
		(await db.selectFrom(table).select("slug").execute()).map(
			({ slug }) => slug,
		);
	const ids = async (
		table: "application" | "attachment" | "picture" | "signature",
	) => (await db.selectFrom(table).select("id").execute()).map(({ id }) => id);
	const certificates = await db
		.selectFrom("certificate")
		.select("number")
		.execute();
	return new Map([
		[
			"slug",
			[
				...(await all("organisation")),
				...(await all("news_item")),
				...(await all("event")),
			],
		],
		["number", certificates.map(({ number }) => number)],
		[
			"id",
			(
				await Promise.all(
					(["application", "attachment", "picture", "signature"] as const).map(
						ids,
					),
				)
			).flat(),
		],
	]);
}

/** All addresses that the routes and what is in the database give. */
async function addressesOf(world: World): Promise<string[]> {
	const values = await valuesOf(world);
	const filled = (route: string): string[] => {
		const [whole, name] = /:([A-Za-z]+)|\*/.exec(route) ?? [];
		if (whole === undefined) return [route];
		const found = (name && values.get(name)) || ["finns-inte"];
		return found.flatMap((value) => filled(route.replace(whole, value)));
	};
	return [...new Set(routesOf(world).flatMap(filled))];
}

/** Links to pages and files of ours in a text. */
const linksIn = (body: string, publicUrl: string) =>
	[
		...body.matchAll(/(?:href|src|srcset)="(\/[^"#\s]*)/g),
		...body.matchAll(new RegExp(`${publicUrl}(/[^"#<\\s,)]*)`, "g")),
	].map(([, url = ""]) => url.replaceAll("&amp;", "&"));

/** Everything a PDF says: its text, what is attached to it, its metadata. Without Poppler, what is not compressed. */
async function readPdf(dir: string, bytes: Buffer): Promise<string> {
	if (missing("pdftotext")) return bytes.toString("latin1");
	const file = join(dir, "intyg.pdf");
	await writeFile(file, bytes);
	run("pdfdetach", ["-saveall", "-o", dir, file]);
	// The plan's PDF has nothing attached.
	const twin = join(dir, "intyg.json");
	const attached = await readFile(twin, "utf8").catch(() => "");
	await rm(twin, { force: true });
	return [
		// Long words are broken over lines.
		run("pdftotext", ["-raw", file, "-"]).replace(/[\s\u00ad-]+/g, ""),
		run("pdfinfo", [file]),
		run("pdfinfo", ["-meta", file]),
		attached,
	].join("\n");
}

/** Reads every public representation, following links; says which columns turned up, and where. */
async function sweep(t: Test, world: World): Promise<Map<string, string>> {
	const dir = await mkdtemp(join(tmpdir(), "handslag-canary-"));
	const found = new Map<string, string>();
	const seen = new Set<string>();
	const waiting = await addressesOf(world);
	let pdfs = 0;
	for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
		if (seen.has(url) || seen.size > 3000) continue;
		seen.add(url);
		for (const language of ["sv", "en"]) {
			const answer = await world.app.inject({
				url: encodeURI(decodeURI(url)),
				headers: { "accept-language": language },
			});
			if (answer.statusCode >= 500)
				t.fail(`${url}: ${answer.statusCode} ${answer.body}`);
			const type = String(answer.headers["content-type"]);
			const isPdf = type.startsWith("application/pdf");
			if (isPdf) pdfs += 1;
			const text = isPdf
				? await readPdf(dir, answer.rawPayload)
				: answer.rawPayload.toString("utf8");
			const headers = JSON.stringify(answer.headers);
			for (const column of canariesIn(`${headers}\n${text}`))
				if (!found.has(column)) found.set(column, url);
			if (/html|json|xml/.test(type))
				waiting.push(...linksIn(text, world.deps.config.publicUrl));
			if (!/^(text|application)\/.*(html|json)/.test(type)) break;
		}
	}
	await rm(dir, { recursive: true, force: true });
	t.comment(`${seen.size} addresses, ${pdfs} PDF`);
	t.ok(pdfs > 0, "certificates are among them");
	return found;
}

const columnsOf = (found: Map<string, string>) => new Set(found.keys());

t.test(
	"nothing but what is open is found in any public representation; a ticked box lets its field through, and no other",
	{ timeout: 240_000 },
	async (t) => {
		const world = await planted(t);
		const before = await sweep(t, world);
		const hidden = [...before].filter(([column]) => !open.has(column));
		t.same(hidden, [], "found, but not open");
		for (const column of certainly) t.ok(before.has(column), column);

		const boxes = {
			name: ["contact.name", "contact.role"],
			email: ["contact.email"],
			phone: ["contact.phone"],
		};
		for (const [box, fields] of Object.entries(boxes)) {
			await world.deps.db
				.updateTable("contact")
				.set({
					publish_name: box === "name",
					publish_email: box === "email",
					publish_phone: box === "phone",
				})
				.execute();
			const after = columnsOf(await sweep(t, world));
			t.same(
				[...after].filter((column) => !before.has(column)).sort(),
				fields,
				`the box of ${box}`,
			);
		}
	},
);
