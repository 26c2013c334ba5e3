import { type SqlBool, sql } from "kysely";
import { type Actor, system, type Write, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { sha256 } from "../../platform/ids.ts";
import { sealPdf } from "../sealing/seal.ts";
import { recordTimestamper } from "../seals/service.ts";
import { trustOf } from "../seals/trust.ts";
import { enqueueAll } from "../waiting.ts";
import { type Archived, archivePdf } from "./archive.ts";
import { ServiceTrouble } from "./exchange.ts";

/** A time stamp is renewed so many days before its authority's certificate ends: long enough for a broken authority to be replaced. */
const RENEW_DAYS = 90;
const DAY = 86_400_000;

type Authorities = Archived["authorities"];

/** Seals a drawn certificate and takes it as far towards B-LTA as can be reached now; B-B without an authority. */
export async function sealAndArchive(
	deps: Deps,
	drawn: Uint8Array,
	at: Date,
): Promise<Archived> {
	const { sealer, stamper, clock } = deps;
	const alone = async (note: string | null): Promise<Archived> => ({
		pdf: await sealPdf(sealer, drawn, { at }),
		level: "B-B",
		note,
		until: null,
		authorities: [],
	});
	if (!stamper) return alone(null);
	const met: Authorities = [];
	let stamped: Uint8Array;
	try {
		const stamp = async (imprint: Uint8Array) => {
			const { token, chain } = await stamper.stamp(imprint);
			met.push(chain);
			return token;
		};
		stamped = await sealPdf(sealer, drawn, { at, stamp });
	} catch (error) {
		if (error instanceof ServiceTrouble)
			return alone(`time_stamp_${error.trouble}`);
		throw error;
	}
	const known = await trustOf(deps.db);
	const root = sealer.certificateChain.at(-1) ?? new Uint8Array();
	const trust = {
		...known,
		trusted: [...known.trusted, root],
		timestampers: [...known.timestampers, ...rootsOf(met)],
	};
	const archived = await archivePdf(stamped, { stamper, trust, clock });
	return { ...archived, authorities: [...met, ...archived.authorities] };
}

const rootsOf = (chains: Authorities): Uint8Array[] =>
	chains.flatMap((chain) => chain.slice(-1).map(({ der }) => der));

/** Puts the authorities that have time-stamped a file on record: a verifier has to know them. */
export async function recordAuthorities(
	w: Write,
	deps: Deps,
	authorities: Authorities,
): Promise<void> {
	const seen = new Set<string>();
	for (const chain of authorities) {
		const [signer] = chain;
		if (!signer || seen.has(sha256(signer.der))) continue;
		seen.add(sha256(signer.der));
		await recordTimestamper(w, deps, {
			subject:
				signer.certificate.subject.typesAndValues
					.map(({ value }) => String(value.valueBlock.value))
					.at(-1) ?? "",
			chainDer: chain.map(({ der }) => der),
			notAfter: signer.certificate.notAfter.value,
		});
	}
}

/**
 * Takes a certificate's file further, or renews its archive time stamp, by appending to it. Of two at once one appends.
 *
 * @param options.urgent asks also an authority that has just failed
 * @returns the level reached, and why not more
 * @throws Refusal `not_found`, `certificate_not_issued`, `no_time_stamping` when TSA_URL is not set
 */
export async function archiveCertificate(
	deps: Deps,
	actor: Actor,
	number: string,
	options: { urgent?: boolean } = {},
): Promise<Pick<Archived, "level" | "note">> {
	const { stamper, clock } = deps;
	const row = await deps.db
		.selectFrom("certificate")
		.select(["pdf", "sha256", "level_note", "archived_until"])
		.where("number", "=", number)
		.executeTakeFirst();
	if (!row) throw new Refusal("not_found");
	if (!row.pdf || !row.sha256) throw new Refusal("certificate_not_issued");
	if (!stamper) throw new Refusal("no_time_stamping");
	const renew =
		row.archived_until !== null && row.archived_until < renewBefore(deps);
	const trust = await trustOf(deps.db);
	const archived = await archivePdf(
		row.pdf,
		{ stamper, trust, clock },
		{ renew, ...options },
	);
	if (archived.pdf.length > row.pdf.length || archived.note !== row.level_note)
		await store(deps, actor, number, row.sha256, archived);
	return archived;
}

async function store(
	deps: Deps,
	actor: Actor,
	number: string,
	before: string,
	{ pdf, level, note, until, authorities }: Archived,
): Promise<void> {
	const hash = sha256(pdf);
	await write(deps, actor, async (w) => {
		const row = await w.tx
			.updateTable("certificate")
			.set({
				pdf: Buffer.from(pdf),
				sha256: hash,
				level,
				level_note: note,
				archived_until: until,
			})
			.where("number", "=", number)
			.where("sha256", "=", before)
			.returning("number")
			.executeTakeFirst();
		w.record({
			event: row ? "certificate.archived" : "certificate.archive_repeated",
			subject: { kind: "certificate", id: number },
			detail: row ? { level, note, sha256: hash } : {},
		});
		if (!row) return;
		if (hash !== before)
			await w.tx
				.insertInto("certificate_revision")
				.values({
					number,
					length: pdf.length,
					sha256: hash,
					level,
					made_at: deps.clock(),
				})
				.execute();
		await recordAuthorities(w, deps, authorities);
	});
	deps.registerChanged();
}

const renewBefore = (deps: Deps): Date =>
	new Date(deps.clock().getTime() + RENEW_DAYS * DAY);

/** The job that takes a file further, one of its kind per number. It is tried again with growing pauses. */
export function enqueueArchiving(w: Write, number: string): Promise<void> {
	return w.enqueue(
		"certificate.archive",
		{ number },
		`certificate.archive:${number}`,
	);
}

/** What the job does. @throws {Error} to be tried again, when the file has not got as far as it should */
export async function archiveJob(deps: Deps, number: string): Promise<void> {
	if (!deps.stamper) return;
	const { note } = await archiveCertificate(deps, system, number);
	if (note) throw new Error(`${number} was not archived: ${note}`);
}

/** Every day: enqueues the files that have not reached B-LTA, and those whose time stamp ends soon. Returns how many. */
export async function archiveWhatIsDue(deps: Deps): Promise<number> {
	if (!deps.stamper) return 0;
	const due = sql<SqlBool>`pdf is not null and (level is null or level <> 'B-LTA'
		or archived_until < ${renewBefore(deps)})`;
	return enqueueAll(
		deps,
		"certificate.archive",
		due,
		"certificate.archiving_due",
	);
}
