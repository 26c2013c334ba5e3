import { randomBytes } from "node:crypto";
import { type SqlBool, sql } from "kysely";
import type { Certified } from "../../../frontend/verify/certificates.ts";
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
import { isGain, renewBefore, soon } from "./rules.ts";
import type { Stamper } from "./stamper.ts";

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
	const known = await trustOf(deps.db);
	const { revoked } = known;
	const met: Authorities = [];
	let stamped: Uint8Array;
	try {
		const stamp = async (imprint: Uint8Array) => {
			const { token, chain } = await stamper.stamp(imprint, { revoked });
			met.push(chain);
			return token;
		};
		stamped = await sealPdf(sealer, drawn, { at, stamp });
	} catch (error) {
		if (error instanceof ServiceTrouble)
			return alone(`time_stamp_${error.trouble}`);
		throw error;
	}
	const root = sealer.certificateChain.at(-1) ?? new Uint8Array();
	const trust = {
		...known,
		trusted: [...known.trusted, root],
		timestampers: [...known.timestampers, ...rootsOf(met)],
	};
	const archived = await archivePdf(stamped, { stamper, trust, clock });
	return { ...archived, authorities: [...met, ...archived.authorities] };
}

/** When the first certificate of a chain ends: until then its stamps can be checked. */
const endOf = (chain: Certified[]): Date =>
	new Date(
		Math.min(
			...chain.map(({ certificate }) => certificate.notAfter.value.getTime()),
		),
	);

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
			notAfter: endOf(chain),
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
		.select(["pdf", "sha256", "level", "level_note", "archived_until"])
		.where("number", "=", number)
		.executeTakeFirst();
	if (!row) throw new Refusal("not_found");
	if (!row.pdf || !row.sha256) throw new Refusal("certificate_not_issued");
	if (!stamper) throw new Refusal("no_time_stamping");
	const now = clock();
	const renew = row.archived_until !== null && row.archived_until < soon(now);
	const trust = await trustOf(deps.db);
	const { was, ...made } = await archivePdf(
		row.pdf,
		{ stamper, trust, clock },
		{ renew, ...options },
	);
	const archived = isGain(was, made, now)
		? made
		: { ...made, ...was, pdf: row.pdf, authorities: [] };
	const same =
		archived.pdf.length === row.pdf.length &&
		archived.note === row.level_note &&
		archived.level === (row.level ?? "B-B") &&
		archived.until?.getTime() === row.archived_until?.getTime();
	if (!same) await store(deps, actor, number, row.sha256, archived);
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

/** Until when the authority's present certificates hold, as a stamp of nothing tells. @throws {ServiceTrouble} */
async function presentEnd({ db }: Deps, stamper: Stamper): Promise<Date> {
	const { revoked } = await trustOf(db);
	const imprint = new Uint8Array(randomBytes(32));
	const { chain } = await stamper.stamp(imprint, { revoked });
	return endOf(chain);
}

/**
 * Every day: enqueues the files that have not reached B-LTA, and those whose time stamp ends soon if the authority's
 * certificate outlives it. Of that the authority is asked once: until it has another one no file need be tried.
 *
 * @returns how many
 * @throws {ServiceTrouble} when some would be renewed and the authority gives no stamp; the rest is enqueued
 */
export async function archiveWhatIsDue(deps: Deps): Promise<number> {
	const { stamper, clock } = deps;
	if (!stamper) return 0;
	const now = clock();
	const due = (before: Date) =>
		enqueueAll(
			deps,
			"certificate.archive",
			sql<SqlBool>`pdf is not null and (level is null or level <> 'B-LTA' or level_note is not null or archived_until < ${before})`,
			"certificate.archiving_due",
		);
	const first = await deps.db
		.selectFrom("certificate")
		.select((eb) => eb.fn.min("archived_until").as("ends"))
		.where("level", "=", "B-LTA")
		.executeTakeFirst();
	if (!first?.ends || first.ends >= soon(now)) return due(now);
	try {
		const until = await presentEnd(deps, stamper);
		if (first.ends >= renewBefore(now, until))
			deps.log.warn(
				{ until },
				"time stamps end soon and the authority has no certificate that outlives them",
			);
		return await due(renewBefore(now, until));
	} catch (error) {
		await due(now);
		throw error;
	}
}
