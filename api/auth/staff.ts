import { system, write } from "../log/write.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { newId, newToken, sha256 } from "../platform/ids.ts";
import { hashPassword } from "./password.ts";
import type { Role } from "./schema.ts";

const week = 7 * 24 * 60 * 60 * 1000;

/** Makes the one-time link by which an account, or the first of all, is set up. */
export async function createSetUp(
	tx: Connection,
	deps: Deps,
	staffId: string | null,
): Promise<string> {
	const token = newToken();
	await tx
		.insertInto("staff_set_up")
		.values({
			token_hash: sha256(token),
			staff_id: staffId,
			expires_at: new Date(deps.clock().getTime() + week),
		})
		.execute();
	return `${deps.config.publicUrl}/admin/kom-igang/${token}`;
}

/**
 * Sees to it that somebody can sign in: the configured administrator if there is nobody,
 * else a one-time set-up link. A new start voids the link of the one before.
 */
export async function ensureFirstAdministrator(
	deps: Deps,
): Promise<string | null> {
	return write(deps, system, async ({ tx, record }) => {
		// Two processes that start at once must not both find nobody.
		await tx.selectFrom("agreement_version").select("id").forUpdate().execute();
		const someone = await tx
			.selectFrom("staff")
			.select("id")
			.where("password_hash", "is not", null)
			.limit(1)
			.executeTakeFirst();
		record({
			event: "server.started",
			subject: { kind: "server", id: "handslag" },
		});
		await tx.deleteFrom("staff_set_up").where("staff_id", "is", null).execute();
		if (someone) return null;
		if (!deps.config.admin) return createSetUp(tx, deps, null);
		const { email, password } = deps.config.admin;
		const id = newId(deps.clock());
		await tx
			.insertInto("staff")
			.values({
				id,
				email,
				name: "Administratör",
				employer: "Region Halland",
				role: "admin",
				password_hash: await hashPassword(password),
				created_at: deps.clock(),
			})
			.execute();
		record({
			event: "staff.created",
			subject: { kind: "staff", id, name: email },
			detail: { role: "admin" },
		});
		return null;
	});
}

/** What a set-up link opens. @throws Refusal `unknown_link`, `link_used`, `link_expired` */
export async function findSetUp(db: Connection, now: Date, token: string) {
	const link = await db
		.selectFrom("staff_set_up")
		.leftJoin("staff", "staff.id", "staff_set_up.staff_id")
		.select([
			"staff_id",
			"expires_at",
			"used_at",
			"staff.email",
			"staff.name",
			"staff.employer",
			"staff.role",
		])
		.where("token_hash", "=", sha256(token))
		.executeTakeFirst();
	if (!link) throw new Refusal("unknown_link");
	if (link.used_at) throw new Refusal("link_used");
	if (link.expires_at <= now) throw new Refusal("link_expired");
	return {
		staffId: link.staff_id,
		email: link.email,
		name: link.name ?? "",
		employer: link.employer ?? "Region Halland",
		role: link.role ?? ("admin" as Role),
	};
}

export interface SetUp {
	token: string;
	name: string;
	email?: string | undefined;
	employer: string;
	password: string;
}

/** Opens an account by its one-time link. */
export async function setUpAccount(
	deps: Deps,
	input: SetUp,
): Promise<{
	id: string;
	name: string;
	employer: string;
	email: string;
	role: Role;
}> {
	const password_hash = await hashPassword(input.password);
	return write(deps, system, async ({ tx, record }) => {
		const found = await findSetUp(tx, deps.clock(), input.token);
		const email = found.email ?? input.email;
		if (!email)
			throw new Refusal("validation_failed", {
				errors: [{ path: "email", code: "required" }],
			});
		const used = await tx
			.updateTable("staff_set_up")
			.set({ used_at: deps.clock() })
			.where("token_hash", "=", sha256(input.token))
			.where("used_at", "is", null)
			.returning("token_hash")
			.executeTakeFirst();
		if (!used) throw new Refusal("link_used");
		const id = found.staffId ?? newId(deps.clock());
		const values = {
			name: input.name,
			employer: input.employer || found.employer,
			password_hash,
		};
		if (found.staffId)
			await tx.updateTable("staff").set(values).where("id", "=", id).execute();
		else
			await tx
				.insertInto("staff")
				.values({
					id,
					email,
					role: "admin",
					created_at: deps.clock(),
					...values,
				})
				.execute();
		record({
			event: "staff.set_up",
			subject: { kind: "staff", id, name: input.name },
		});
		return {
			id,
			email,
			role: found.role,
			name: values.name,
			employer: values.employer,
		};
	});
}
