import t, { type Test } from "tap";
import { issueCertificate } from "../api/certificates/issuing.ts";
import { datasets } from "../api/opendata/datasets.ts";
import { applicant } from "./support/actors.ts";
import { Canaries } from "./support/canaries.ts";
import {
	givenRows,
	plantFollowUps,
	plantParties,
} from "./support/open-data-planted.ts";
import {
	most,
	noPoppler,
	type Swept,
	sweep,
} from "./support/open-data-sweep.ts";
import { createWorld, type World } from "./support/world.ts";

/** What anyone may read, table by table. Whatever is not here or below must not be found anywhere. */
const readable: Record<string, string[]> = {
	organisation: ["kind", "themes"],
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
	page: inBoth(
		...["content.title", "content.lead", "content.text"],
		...["content.note", "content.description"],
	),
	// Its address has its name.
	document: ["filename"],
};

const seen =
	"not exists (select from organisation o where o.id = t.organisation_id and withheld)";
const inPublishedRound =
	"exists (select from follow_up_round r where r.id = t.round_id and published_at is not null)";
const isPublishedReply = `comment_status = 'published' and exists (
	select from follow_up_participant p join follow_up_round r on r.id = p.round_id
	where p.id = t.participant_id and r.published_at is not null)`;

/**
 * What anyone may read in some rows and in no others: those that fulfil a condition (SQL; the table is `t`). All of
 * them are to be found.
 */
const readableWhere: Record<string, string> = {
	"organisation.name": "not withheld",
	"organisation.organisation_number": "not withheld",
	"organisation.website": "not withheld",
	"organisation.description": "not withheld",
	"contact.name": `publish_name and ${seen}`,
	"contact.role": `publish_name and ${seen}`,
	"contact.email": `publish_email and ${seen}`,
	"contact.phone": `publish_phone and ${seen}`,
	"follow_up_round.introduction_sv": "published_at is not null",
	"follow_up_round.introduction_en": "published_at is not null",
	"follow_up_reply.comment": isPublishedReply,
	"follow_up_participant.organisation_name": `named and ${seen} and ${inPublishedRound} and exists (
		select from follow_up_reply r where r.participant_id = t.id and comment_status = 'published')`,
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

const inCertificates = [
	...[
		"certificate.content.organisation.name",
		"certificate.content.agreement.name",
	],
	"certificate.content.signatories.name",
];

/** What addresses are made of and rows are joined by. */
const spared = new Set([
	...["organisation.slug", "news_item.slug", "event.slug"],
	...["event_detail.slug", "certificate.pdf", "follow_up_reply.principle_id"],
]);

/** A world in which every text of every table is a canary, and the certificate is made of them. */
async function planted(t: Test) {
	const world = await createWorld(t);
	const number = await plantParties(world);
	await plantFollowUps(world);
	await applicant(world);
	const canaries = new Canaries(world, givenRows);
	const tables = await canaries.tables();
	for (const table of tables) await canaries.fill(table);
	for (const table of tables) await canaries.plant(table, spared);
	const none = { sha256: null, sealed_by: null, issued_at: null, level: null };
	await world.deps.db
		.updateTable("certificate")
		.set({ ...none, pdf: null })
		.where("number", "=", number)
		.execute();
	await issueCertificate(world.deps, number);
	return { world, canaries };
}

/** What no link leads to: questions to the search and the register. */
async function questions({ deps: { db } }: World): Promise<string[]> {
	const { rows } = await db.pool.query(
		"select name from organisation union select 'kanarie' order by 1 limit 2",
	);
	return rows
		.map(({ name }) => `q=${encodeURIComponent(name)}`)
		.flatMap((q) =>
			["/sok", "/en/sok", "/api/v1/search", "/api/v1/signatories"].map(
				(path) => `${path}?${q}`,
			),
		);
}

/** Representations that must have been read for the rest to mean anything. */
function unread({ statuses }: Swept): string[] {
	const files = datasets.flatMap(({ distributions }) =>
		distributions.flatMap(({ path, describedBy }) => [
			path,
			describedBy ?? path,
		]),
	);
	const pages = ["/uppfoljning", "/uppfoljning/2024", "/en/uppfoljning/2024"];
	const api = ["/api/v1/follow-ups/2024", "/api/v1/follow-ups/2024.csv"];
	const oembed = [...statuses.keys()].find((url) => /^\/oembed\?url/.test(url));
	return [...files, ...pages, ...api, oembed ?? "oEmbed"].filter(
		(url) => statuses.get(url) !== 200,
	);
}

t.test(
	"nothing but what is open is found in any public representation; a ticked box, a moderated comment lets itself through, and no other",
	{ timeout: 240_000 },
	async (t) => {
		const { world, canaries } = await planted(t);
		const swept = await sweep(world, await questions(world));
		const { found, statuses, pdfs, inPdfs, broken } = swept;
		t.comment(`${statuses.size} addresses, ${pdfs} PDF`);
		t.same(broken, []);
		t.ok(statuses.size < most, "all addresses were asked");
		t.ok(pdfs > 0, "certificates are among them");
		for (const column of noPoppler ? [] : inCertificates)
			t.ok(inPdfs.has(column), `${column} is read there`);
		t.same(unread(swept), [], "not read");
		t.equal(statuses.get("/uppfoljning/2025"), 404, "that is not published");

		const hidden = [...found.values()].filter(
			({ column }) => !open.has(column) && !(column in readableWhere),
		);
		t.same(hidden, [], "found, but not open");
		const columns = new Set([...found.values()].map(({ column }) => column));
		t.same(
			certainly.filter((column) => !columns.has(column)),
			[],
		);
		for (const [column, condition] of Object.entries(readableWhere)) {
			const allowed = await canaries.textsWhere(column, condition);
			t.ok(allowed.length > 0, `${column}: some`);
			const told = [...found.values()].filter((one) => one.column === column);
			t.same(
				told.map(({ text }) => text).sort(),
				allowed.sort(),
				`${column} where ${condition}`,
			);
		}
	},
);
