import type { Test } from "tap";
import { type Answer, type Caller, caller, staff } from "./actors.ts";
import { createWorld, type World } from "./world.ts";

const base = "/admin/content/agreement";

/** A world with somebody who writes the agreement, and somebody who answers for it. */
export async function beginAgreement(t: Test) {
	const world = await createWorld(t);
	return {
		world,
		editor: (await staff(world, "editor")).call,
		admin: (await staff(world, "admin")).call,
		anyone: caller(world),
	};
}

export const item = async (call: Caller, label: string) =>
	(await call("GET", `${base}/${label}`)).body;

export const act = (call: Caller, id: string, action: string, body = {}) =>
	call("POST", `/admin/content/revisions/${id}/${action}`, body);

// biome-ignore lint/suspicious/noExplicitAny: as the tests' answers
export type Content = any;

/** Saves a version with something in it changed. @returns the new revision's id */
export async function saved(
	call: Caller,
	label: string,
	change: (content: Content) => void,
): Promise<string> {
	const { head } = await item(call, label);
	const content = structuredClone(head.content);
	change(content);
	const answer = await call("PATCH", `${base}/${label}`, {
		basedOn: head.id,
		content,
	});
	if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
	return answer.body.head.id;
}

/** A new version as a draft, which begins as the one that applies. @returns its revision's id */
export async function begun(
	call: Caller,
	label: string,
	change: Record<string, unknown> = {},
): Promise<string> {
	const answer = await call("POST", base, { key: label, content: change });
	if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
	return answer.body.head.id;
}

/** The day so many days from now, in Sweden. */
export const inDays = ({ now }: World, days: number) =>
	new Date(now.value.getTime() + days * 24 * 60 * 60 * 1000)
		.toISOString()
		.slice(0, 10);

export const passDays = ({ now }: World, days: number) => {
	now.value = new Date(now.value.getTime() + days * 24 * 60 * 60 * 1000);
};

/**
 * Makes writes meet: each is begun when the one before has done all but its log entry, which all of them wait for.
 * So the later ones decide while the earlier ones are not committed, every time.
 */
export async function meeting(
	{ deps }: World,
	calls: (() => Promise<Answer>)[],
): Promise<Answer[]> {
	const client = await deps.db.pool.connect();
	const waiting = async () => {
		const { rows } = await client.query(
			`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
				and database = (select oid from pg_database where datname = current_database())`,
		);
		return rows[0].n as number;
	};
	await client.query("begin");
	// The lock of the log's head, which log/write.ts takes last.
	await client.query("select pg_advisory_xact_lock($1)", [0x6c6f67]);
	const answers: Promise<Answer>[] = [];
	for (const [n, call] of calls.entries()) {
		let done = false;
		answers.push(
			call().finally(() => {
				done = true;
			}),
		);
		while (!done && (await waiting()) <= n);
	}
	await client.query("commit");
	client.release();
	return Promise.all(answers);
}
