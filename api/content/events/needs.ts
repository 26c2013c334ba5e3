import type { Write } from "../../log/write.ts";

/** Keeps what somebody needs apart from who they are. What is not given stays. */
export async function keepNeeds(
	{ tx }: Pick<Write, "tx">,
	id: string,
	{
		accessNeeds,
		foodNeeds,
	}: { accessNeeds?: string | undefined; foodNeeds?: string | undefined },
): Promise<void> {
	if (accessNeeds === undefined && foodNeeds === undefined) return;
	const before = await tx
		.selectFrom("event_registration_need")
		.selectAll()
		.where("registration_id", "=", id)
		.executeTakeFirst();
	const access = accessNeeds ?? before?.access ?? "";
	const food = foodNeeds ?? before?.food ?? "";
	if (before)
		await tx
			.deleteFrom("event_registration_need")
			.where("registration_id", "=", id)
			.execute();
	if (access || food)
		await tx
			.insertInto("event_registration_need")
			.values({ registration_id: id, access, food })
			.execute();
}
