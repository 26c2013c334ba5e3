import { createHash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { Database } from "../platform/database-types.ts";
import type { Db } from "../platform/db.ts";

/** Who acts. Every write names one. */
export type Actor =
	| { kind: "staff"; id: string; name: string; employer: string }
	| { kind: "organisation"; id: string; name: string }
	| { kind: "signatory"; id: string; name: string }
	| { kind: "system"; id: null; name: string };

export const system: Actor = { kind: "system", id: null, name: "Handslag" };

export interface Entry {
	/** `subject:action` in dots, e.g. `application.approved` */
	event: string;
	subject: { kind: string; id: string; name?: string | null };
	/** The application that the entry belongs to, for the case's own thread. */
	caseId?: string | null;
	/** What is needed to understand the entry; no contact details, no secrets. */
	detail?: Record<string, unknown>;
}

export interface Write {
	tx: Transaction<Database>;
	record(entry: Entry): void;
	/** Puts a job on the queue in this transaction. `key` makes it one of its kind. */
	enqueue(name: string, payload: object, key?: string): Promise<void>;
}

// One lock for the head of the chain: entries get their numbers in commit order.
const chainLock = 0x6c6f67;

/** JSON with sorted keys: jsonb does not keep an order, the hash needs one. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, part) =>
		part && typeof part === "object" && !Array.isArray(part)
			? Object.fromEntries(
					Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
				)
			: part,
	);
}

/** The hash of an entry covers the previous hash and all of its columns. */
export function hashEntry(previousHash: string, entry: object): string {
	return createHash("sha256")
		.update(previousHash)
		.update(canonicalJson(entry))
		.digest("hex");
}

/**
 * The audited transaction: everything `work` writes and the log entries that it records
 * are committed together or not at all. A write that records nothing is a mistake of ours.
 */
export async function write<T>(
	deps: { db: Db; clock: () => Date },
	actor: Actor,
	work: (write: Write) => Promise<T>,
): Promise<T> {
	return deps.db.transaction().execute(async (tx) => {
		const entries: Entry[] = [];
		const result = await work({
			tx,
			record: (entry) => {
				entries.push(entry);
			},
			enqueue: async (name, payload, key) => {
				await sql`select graphile_worker.add_job(${name}, payload := ${JSON.stringify(payload)}::json,
					job_key := ${key ?? null}, max_attempts := 25)`.execute(tx);
			},
		});
		if (entries.length === 0) throw new Error("A write must be logged");
		await append(tx, actor, entries, deps.clock());
		return result;
	});
}

const nothing = new Error("Nothing to write");

/** As {@link write}, but work that finds nothing to do, and says false, leaves no trace. */
export async function writeIfAny(
	deps: { db: Db; clock: () => Date },
	actor: Actor,
	work: (write: Write) => Promise<boolean>,
): Promise<boolean> {
	try {
		await write(deps, actor, async (w) => {
			if (!(await work(w))) throw nothing;
		});
		return true;
	} catch (error) {
		if (error === nothing) return false;
		throw error;
	}
}

async function append(
	tx: Transaction<Database>,
	actor: Actor,
	entries: Entry[],
	at: Date,
): Promise<void> {
	await sql`select pg_advisory_xact_lock(${chainLock})`.execute(tx);
	const head = await tx
		.selectFrom("log_entry")
		.select(["sequence", "hash"])
		.orderBy("sequence", "desc")
		.limit(1)
		.executeTakeFirst();
	let sequence = Number(head?.sequence ?? 0);
	let previous = head?.hash ?? "";
	for (const entry of entries) {
		sequence += 1;
		const columns = {
			sequence,
			at: at.toISOString(),
			actor_kind: actor.kind,
			actor_id: actor.id,
			actor_name: actor.name.toWellFormed(),
			actor_employer: actor.kind === "staff" ? actor.employer : null,
			event: entry.event,
			subject_kind: entry.subject.kind,
			subject_id: entry.subject.id,
			subject_name: entry.subject.name?.toWellFormed() ?? null,
			case_id: entry.caseId ?? null,
			detail: entry.detail ?? {},
		};
		const hash = hashEntry(previous, columns);
		await tx
			.insertInto("log_entry")
			.values({
				...columns,
				at,
				detail: JSON.stringify(columns.detail),
				previous_hash: previous,
				hash,
			})
			.execute();
		previous = hash;
	}
}
