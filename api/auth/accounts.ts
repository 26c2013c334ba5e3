import type { Selectable } from "kysely";
import { type Actor, type Write, write } from "../log/write.ts";
import type { StaffTable } from "../platform/database-types.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { queueMail } from "../platform/mail/outbox.ts";
import type { Role, StaffAccount } from "./schema.ts";
import { createSetUp } from "./staff.ts";

const accountOf = (row: Selectable<StaffTable>): StaffAccount => ({
	id: row.id,
	email: row.email,
	name: row.name,
	employer: row.employer,
	role: row.role,
	status: row.disabled_at
		? "disabled"
		: row.password_hash
			? "active"
			: "invited",
});

async function mailInvitation(
	w: Write,
	deps: Deps,
	actor: Actor,
	account: { id: string; email: string; name: string; role: Role },
): Promise<void> {
	await queueMail(w, deps, {
		to: account.email,
		locale: "sv",
		template: "staff_invitation",
		values: {
			name: account.name,
			by: actor.name,
			role: account.role,
			url: await createSetUp(w.tx, deps, account.id),
		},
	});
}

/** Invites a colleague by a mailed set-up link. @throws Refusal `email_taken` */
export async function inviteStaff(
	deps: Deps,
	actor: Actor,
	input: { email: string; name: string; employer: string; role: Role },
): Promise<StaffAccount> {
	const id = newId(deps.clock());
	await write(deps, actor, async (w) => {
		const inserted = await w.tx
			.insertInto("staff")
			.values({ id, ...input, created_at: deps.clock() })
			.onConflict((conflict) => conflict.column("email").doNothing())
			.returning("id")
			.executeTakeFirst();
		if (!inserted) throw new Refusal("email_taken");
		await mailInvitation(w, deps, actor, { id, ...input });
		w.record({
			event: "staff.invited",
			subject: { kind: "staff", id, name: input.name },
			detail: { role: input.role },
		});
	});
	return { id, ...input, status: "invited" };
}

/**
 * Sends an invitation anew: the link of the one before may be lost or too old, and ends here.
 * @throws Refusal `not_found`, `account_in_use`
 */
export async function inviteAgain(
	deps: Deps,
	actor: Actor,
	id: string,
): Promise<void> {
	await write(deps, actor, async (w) => {
		const account = await w.tx
			.selectFrom("staff")
			.selectAll()
			.where("id", "=", id)
			.forUpdate()
			.executeTakeFirst();
		if (!account) throw new Refusal("not_found");
		if (account.password_hash || account.disabled_at)
			throw new Refusal("account_in_use");
		await w.tx
			.deleteFrom("staff_set_up")
			.where("staff_id", "=", id)
			.where("used_at", "is", null)
			.execute();
		await mailInvitation(w, deps, actor, account);
		w.record({
			event: "staff.invited_again",
			subject: { kind: "staff", id, name: account.name },
		});
	});
}

/** Two who take the office from each other at once must not both succeed. */
async function keepAnAdministrator(tx: Connection, id: string): Promise<void> {
	const administrators = await tx
		.selectFrom("staff")
		.select("id")
		.where("role", "=", "admin")
		.where("password_hash", "is not", null)
		.where("disabled_at", "is", null)
		.orderBy("id")
		.forUpdate()
		.execute();
	if (!administrators.some((one) => one.id !== id))
		throw new Refusal("last_administrator");
}

/**
 * Gives an account another role. Open sessions read it anew with each request, so it holds at once.
 * @throws Refusal `forbidden` for one's own, `not_found`, `last_administrator`
 */
export async function changeRole(
	deps: Deps,
	actor: Actor,
	id: string,
	role: Role,
): Promise<StaffAccount> {
	if (actor.id === id) throw new Refusal("forbidden");
	return write(deps, actor, async ({ tx, record }) => {
		await keepAnAdministrator(tx, id);
		const before = await tx
			.selectFrom("staff")
			.selectAll()
			.where("id", "=", id)
			.forUpdate()
			.executeTakeFirst();
		if (!before) throw new Refusal("not_found");
		await tx.updateTable("staff").set({ role }).where("id", "=", id).execute();
		record({
			event: "staff.role_changed",
			subject: { kind: "staff", id, name: before.name },
			detail: { before: before.role, after: role },
		});
		return accountOf({ ...before, role });
	});
}

/** Closes an account and ends its sessions. Nobody closes their own. */
export async function disableStaff(
	deps: Deps,
	actor: Actor,
	id: string,
): Promise<void> {
	if (actor.id === id) throw new Refusal("forbidden");
	await write(deps, actor, async ({ tx, record }) => {
		await keepAnAdministrator(tx, id);
		const now = deps.clock();
		const row = await tx
			.updateTable("staff")
			.set({ disabled_at: now })
			.where("id", "=", id)
			.returning("name")
			.executeTakeFirst();
		if (!row) throw new Refusal("not_found");
		await tx
			.updateTable("session")
			.set({ ended_at: now })
			.where("staff_id", "=", id)
			.where("ended_at", "is", null)
			.execute();
		record({
			event: "staff.disabled",
			subject: { kind: "staff", id, name: row.name },
		});
	});
}

export async function listStaff(db: Connection): Promise<StaffAccount[]> {
	const rows = await db
		.selectFrom("staff")
		.selectAll()
		.orderBy("name")
		.execute();
	return rows.map(accountOf);
}
