import { type Caller, caller, staff } from "./actors.ts";
import { insertParties } from "./parties.ts";
import type { World } from "./world.ts";

export const days = {
	cutOffOn: "2026-10-15",
	nominationsOpenOn: "2026-09-01",
	proposalOpensOn: "2026-11-10",
	proposalClosesOn: "2026-11-12",
	namesOpensOn: "2026-11-13",
	namesClosesOn: "2026-11-20",
};

/** Where the office sees to elections. */
export const base = "/admin/working-group/elections";

export interface Election {
	id: string;
	/** An administrator */
	call: Caller;
	step(action: string): ReturnType<Caller>;
}

/** Noon in Sweden on a day. */
export function turnTo(world: World, day: string): void {
	world.now.value = new Date(`${day}T11:00:00Z`);
}

/** Who sees to elections, signed in now: a session holds for a working day. */
export async function manager(world: World): Promise<Caller> {
	return (await staff(world, "admin")).call;
}

/** An election with `parties` in the register, in nominations. */
export async function election(
	world: World,
	{ parties, seats = 3 }: { parties: number; seats?: number },
): Promise<Election> {
	turnTo(world, "2026-08-01");
	await insertParties(world, parties);
	turnTo(world, days.nominationsOpenOn);
	const made = await (await manager(world))("POST", base, {
		termFrom: 2027,
		termTo: 2028,
		seats,
		...days,
	});
	if (made.status !== 201) throw new Error(JSON.stringify(made.body));
	const { id } = made.body;
	const call: Caller = async (...asked) => (await manager(world))(...asked);
	const step = (action: string) =>
		call("POST", `${base}/${id}/steps/${action}`);
	const opened = await step("open_nominations");
	if (opened.status !== 200) throw new Error(JSON.stringify(opened.body));
	return { id, call, step };
}

/** The last token in the mails to an address, of a kind of link. */
export async function tokenIn(
	world: World,
	email: string,
	kind: "rosta" | "samtycke",
): Promise<string> {
	await world.settle();
	const pattern = new RegExp(`/${kind}/([\\w-]+)`);
	return (
		world.mails
			.filter(({ to }) => to === email)
			.flatMap(({ text }) => pattern.exec(text)?.[1] ?? [])
			.at(-1) ?? ""
	);
}

const names = ["Åsa Ek", "Berit Dal", "Carl Fors", "Dina Alm", "Egon Berg"];

/** Nominees by the office who have all said yes; their ids in the order of the alphabet above. */
export async function nominees(
	world: World,
	{ id, call }: Election,
	howMany: number,
): Promise<string[]> {
	const ids: string[] = [];
	for (const name of names.slice(0, howMany)) {
		const email = `${name.split(" ")[0]?.toLowerCase().replace("å", "a")}@nominerad.example`;
		const asked = await call("POST", `${base}/${id}/nominations`, {
			name,
			organisation: "Fritidsfrämjandet",
			email,
		});
		if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
		const token = await tokenIn(world, email, "samtycke");
		await caller(world)("POST", `/working-group/consents/${token}`, {
			consent: true,
		});
		const known = asked.body.nominees as { id: string; name: string }[];
		ids.push(known.find((one) => one.name === name)?.id ?? "");
	}
	return ids;
}

/** Opens the first vote on a proposal of the first `seats` of `ids`. */
export async function openVote(
	world: World,
	one: Election,
	ids: string[],
	seats = 3,
): Promise<void> {
	const { id, call, step } = one;
	await call("PUT", `${base}/${id}/proposal`, {
		nominees: ids.slice(0, seats),
	});
	turnTo(world, days.proposalOpensOn);
	const frozen = await call("POST", `${base}/${id}/roll`);
	const opened = await step("open_proposal_vote");
	if (opened.status !== 200)
		throw new Error(JSON.stringify([frozen.body, opened.body]));
}

/** The token of the n-th party's link. */
export const partyToken = (world: World, n: number) =>
	tokenIn(world, `styrelsen-${n}@forening.example`, "rosta");

export const cast = (world: World, token: string, body: object) =>
	caller(world)("POST", `/working-group/votes/${token}`, body);

export const accept = { round: "proposal", choice: "accept" };
export const reject = { round: "proposal", choice: "reject" };

/** Several votes are cast in most of the tests. */
export const slow = { timeout: 120_000 };

const html = { accept: "text/html" };

/** A page as a browser without script gets it. */
export const page = (world: World, url: string) =>
	world.app.inject({ url, headers: html });

/** A form as a browser without script sends it. */
export const post = (
	world: World,
	url: string,
	fields: [string, string][],
	headers: Record<string, string> = {},
) =>
	world.app.inject({
		method: "POST",
		url,
		headers: {
			...html,
			"content-type": "application/x-www-form-urlencoded",
			"sec-fetch-site": "same-origin",
			...headers,
		},
		payload: new URLSearchParams(fields).toString(),
	});

/** The published ballots of an election. */
export const ballotsOf = async (world: World, id: string) =>
	(await caller(world)("GET", `/working-group/elections/${id}/ballots`)).body;

/** Holds a party's row in the roll, so that its vote stops just before it is marked. */
export async function holdEntry(world: World, n: number) {
	const { pool } = world.deps.db;
	const client = await pool.connect();
	await client.query("begin");
	await client.query(
		"select id from electoral_roll_entry where organisation_name = $1 for update",
		[`Förening ${n}`],
	);
	return {
		/** Waits until so many others wait for a lock, or `done` says that they will not. */
		async waiters(howMany: number, done: () => boolean): Promise<void> {
			while (!done()) {
				const { rows } = await client.query(
					"select count(*)::int as n from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())",
				);
				if (rows[0]?.n >= howMany) return;
			}
		},
		async release(): Promise<void> {
			await client.query("rollback");
			client.release();
		},
	};
}
