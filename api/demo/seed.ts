import { versionByLabel } from "../agreement/queries.ts";
import type { Application } from "../applications/queries.ts";
import { changed, emptyContent } from "../applications/rules.ts";
import type { StaffUser } from "../auth/schema.ts";
import { certificateBook } from "../certificates/book.ts";
import { system, write } from "../log/write.ts";
import { kinds, municipalityCodes } from "../organisations/vocabulary.ts";
import type { Deps } from "../platform/deps.ts";
import { newId } from "../platform/ids.ts";
import { approve } from "../signatures/approval.ts";
import { endSignature } from "../signatures/ending.ts";
import { examples } from "./names.ts";
import { seedPlatform } from "./platform.ts";

const officer: StaffUser = {
	id: "00000000-0000-7000-8000-00000000de30",
	email: "handlaggare@exempel.example",
	name: "Exempel Handläggare",
	employer: "Region Halland (exempel)",
	role: "officer",
	permissions: ["application:decide"],
};

/** A well-formed number in a series that is not handed out, the same for the same place in the list. */
function exampleNumber(n: number): string {
	const base = `802999${String(n).padStart(3, "0")}`;
	const sum = [...base].reduce((total, digit, i) => {
		const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return `${base.slice(0, 6)}-${base.slice(6)}${(10 - (sum % 10)) % 10}`;
}

function contentOf(n: number) {
	const [name, municipality, kind, theme] = examples[n] ??
		examples[0] ?? ["Exempel", null, "natverk", "integration"];
	return changed(emptyContent(), {
		organisation: {
			name,
			organisationNumber: exampleNumber(n),
			kind: kinds.find((one) => one === kind) ?? "ideell-forening",
			municipalityCode:
				municipalityCodes.find((one) => one === municipality) ?? null,
			wholeCounty: municipality === null,
			themes: [theme],
			description: "Ett påhittat exempel. Organisationen finns inte.",
		},
		contacts: [
			{
				name: "Exempel Exempelsson",
				role: "Ordförande",
				email: "styrelsen@exempel.example",
				phone: "",
				isPrimary: true,
				publish: { name: false, email: false, phone: false },
			},
		],
		mandate: {
			body: "Styrelsen",
			decidedOn: "2019-05-02",
			paragraph: "§ 7",
			signing: "alone",
		},
		signatories: [
			{
				name: "Exempel Exempelsson",
				title: "Ordförande",
				email: "ordforande@exempel.example",
			},
		],
	});
}

/** When the n-th example signed: a wave at the start, one at each version, a trickle between. */
function signedAt(n: number, today: Date): Date {
	const start = Date.UTC(2019, 4, 14);
	const share = Math.sqrt(n / examples.length);
	return new Date(start + share * (today.getTime() - 14 * 86_400_000 - start));
}

async function insert(
	deps: Deps,
	n: number,
	status: Application["status"],
	at: Date,
): Promise<string> {
	const day = at.toISOString().slice(0, 10);
	const version = await versionByLabel(
		deps.db,
		day < "2025-09-24" ? "2019" : "2025",
	);
	if (!version) throw new Error("The agreement is not seeded");
	const id = newId(at);
	const content = contentOf(n);
	await write(deps, system, async (w) => {
		await w.tx
			.insertInto("application")
			.values({
				id,
				status,
				email: "styrelsen@exempel.example",
				email_confirmed_at: at,
				locale: "sv",
				content: JSON.stringify(content),
				agreement_version_id: version.id,
				paper: true,
				on_behalf_of: "Exempeldata",
				paper_signed_on: day,
				received_at:
					status === "draft" || status === "awaiting_signature" ? null : at,
				completion_message:
					status === "completion_requested"
						? "Protokollet saknas. Bifoga det."
						: null,
				completion_requested_at: status === "completion_requested" ? at : null,
				decided_at: status === "rejected" ? at : null,
				decision_reason:
					status === "rejected"
						? "Protokollet saknar beslut om att gå med. Ni är välkomna tillbaka."
						: null,
				created_at: at,
				updated_at: at,
			})
			.execute();
		w.record({
			event: "application.example",
			subject: { kind: "application", id, name: content.organisation.name },
			caseId: id,
		});
	});
	return id;
}

const open: Application["status"][] = [
	"draft",
	"awaiting_signature",
	"submitted",
	"submitted",
	"in_review",
	"completion_requested",
	"rejected",
	"retracted",
];

/** Some sixty invented organisations in every state, each marked as an example. Runs once. */
export async function seedDemo(deps: Deps): Promise<void> {
	const done = await deps.db
		.selectFrom("organisation")
		.select("id")
		.where("example", "=", true)
		.limit(1)
		.executeTakeFirst();
	if (done) return;
	const { permissions: _none, ...account } = officer;
	await write(deps, system, async (w) => {
		await w.tx
			.insertInto("staff")
			.values({ ...account, created_at: deps.clock() })
			.onConflict((c) => c.doNothing())
			.execute();
		w.record({
			event: "demo.seeded",
			subject: { kind: "register", id: "demo" },
		});
	});
	const today = deps.clock();
	const parties = examples.length - open.length;
	// The examples' mails would go to nobody; they are not queued at all.
	for (let n = 0; n < parties; n++)
		await enter({ ...deps, clock: () => signedAt(n, today) }, n);
	for (const [i, status] of open.entries())
		await insert(
			deps,
			parties + i,
			status,
			new Date(today.getTime() - (i + 1) * 86_400_000),
		);
	const { id, name, employer } = officer;
	await seedPlatform(deps, { kind: "staff", id, name, employer });
	await write(deps, system, async (w) => {
		await w.tx
			.deleteFrom("outgoing_mail")
			.where("recipient", "like", "%@exempel.example")
			.execute();
		w.record({
			event: "demo.mails_discarded",
			subject: { kind: "register", id: "demo" },
		});
	});
}

async function enter(deps: Deps, n: number): Promise<void> {
	const id = await insert(deps, n, "submitted", deps.clock());
	const book = certificateBook(deps);
	const { signature } = await approve(deps, book, officer, id, {
		caseNumber: `EX${String(n + 1).padStart(3, "0")}`,
	});
	await deps.db
		.updateTable("organisation")
		.set({ example: true })
		.where("id", "=", signature.organisationId)
		.execute();
	if (n % 13 !== 7) return;
	await endSignature(deps, book, system, signature.id, {
		status: n % 2 ? "withdrawn" : "ended",
		reason:
			n % 2
				? "Organisationen sade själv upp överenskommelsen"
				: "Organisationen har upphört",
		on: deps.clock().toISOString().slice(0, 10),
	});
}
