import type { Deps } from "../platform/deps.ts";
import { system, write } from "./write.ts";

/** How many days the outbox knows to whom a mail went: long enough to ask a mail server what became of it. */
export const addressDays = 90;

class NothingToDo extends Error {}

/**
 * The job, daily: disposes of addresses and bodies of old mails. That one was sent, when, of which kind and in
 * which case stays. What has not left by then says what no longer holds, and does not leave.
 */
export async function disposeOfAddresses(
	deps: Pick<Deps, "db" | "clock">,
): Promise<void> {
	const before = new Date(
		deps.clock().getTime() - addressDays * 24 * 60 * 60 * 1000,
	);
	await write(deps, system, async ({ tx, record }) => {
		const { numUpdatedRows } = await tx
			.updateTable("outgoing_mail")
			.set((eb) => ({
				status: eb
					.case("status")
					.when("queued")
					.then("failed" as const)
					// Its sender has died: whether it was taken nobody knows.
					.when("sending")
					.then("unknown" as const)
					.else(eb.ref("status"))
					.end(),
				recipient: "",
				text: null,
				html: null,
				calendar: null,
				headers: null,
				return_path: null,
			}))
			.where("created_at", "<", before)
			.where("recipient", "<>", "")
			.executeTakeFirst();
		if (numUpdatedRows === 0n) throw new NothingToDo();
		record({
			event: "outbox.addresses_disposed",
			subject: { kind: "outbox", id: "addresses" },
			detail: { mails: Number(numUpdatedRows) },
		});
	}).catch((error: Error) => {
		if (!(error instanceof NothingToDo)) throw error;
	});
}
