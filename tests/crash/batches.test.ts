import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t, { type Test } from "tap";
import type { BatchDetail } from "../../api/certificates/batches/schema.ts";
import { createDb } from "../../api/platform/db.ts";
import { call, type Running, start } from "../support/crash.ts";
import { createDatabase } from "../support/database.ts";
import { insertParties } from "../support/parties.ts";

const parties = 200;

/** A server that can be killed and started again on the same database. */
async function killable(t: Test) {
	const database = await createDatabase();
	const dataDir = await mkdtemp(join(tmpdir(), "handslag-batch-"));
	const db = createDb(database.connection);
	let running: Running | null = null;
	let token = "";
	t.teardown(async () => {
		running?.child.kill("SIGKILL");
		await running?.exited;
		await db.destroy();
		await database.drop();
		await rm(dataDir, { recursive: true, force: true });
	});
	const api = (method: string, path: string, body?: unknown) =>
		call(`${running?.url}/api/v1`, token || null, method, path, body);
	return {
		db,
		api,
		async start() {
			running = await start({
				DATA_DIR: dataDir,
				DATABASE_URL: database.url,
			});
			const session = await api("POST", "/sessions", {
				email: "admin@region.example",
				password: "en lång mening som lösenord",
			});
			token ||= session.body.accessToken;
		},
		async end(signal: "SIGKILL" | "SIGTERM") {
			if (!running) return null;
			running.child.kill(signal);
			const [code] = (await running.exited) as [number | null];
			return code;
		},
	};
}
type Killable = Awaited<ReturnType<typeof killable>>;

/** Asks until the batch has come far enough; each answer takes a moment of its own. */
async function until(
	{ api }: Killable,
	id: string,
	enough: (batch: BatchDetail) => boolean,
): Promise<BatchDetail> {
	for (;;) {
		const { body } = await api("GET", `/admin/certificate-batches/${id}`);
		if (enough(body)) return body;
	}
}

async function begin(server: Killable, body: object): Promise<string> {
	const { status, body: batch } = await server.api(
		"POST",
		"/admin/certificate-batches",
		body,
	);
	if (status !== 201) throw new Error(JSON.stringify(batch));
	return batch.id;
}

/** Kills the server whenever the batch has come a little further, then lets it finish. */
async function killAgainAndAgain(server: Killable, id: string) {
	let last = 0;
	for (let round = 0; round < 3; round++) {
		const { done } = await until(
			server,
			id,
			(batch) => batch.status === "done" || batch.done >= last + 25,
		);
		last = done;
		await server.end("SIGKILL");
		await server.start();
	}
	return until(server, id, (batch) => batch.status === "done");
}

const column = async (server: Killable, query: string) =>
	(await server.db.pool.query(query)).rows.map((row) => row.one);

t.test(
	"kill -9 in the middle of a batch issues nothing twice and forgets nothing",
	async (t) => {
		const server = await killable(t);
		await server.start();
		const { numbers } = await insertParties(
			{ deps: { db: server.db }, now: { value: new Date() } } as never,
			parties,
		);
		const id = await begin(server, { kind: "issue", mail: true });
		const batch = await killAgainAndAgain(server, id);
		t.match(batch, { done: parties, failed: 0, skipped: 0 });
		t.same(
			await column(
				server,
				`select subject_id as one from log_entry where event = 'certificate.issued' order by 1`,
			),
			numbers,
			"each was issued once",
		);
		t.same(
			await column(
				server,
				`select attachment_number as one from outgoing_mail where template = 'certificate_issued' order by 1`,
			),
			numbers,
			"each was mailed once",
		);
		t.same(
			await column(
				server,
				"select number as one from certificate where pdf is null",
			),
			[],
		);
		t.equal(await server.end("SIGTERM"), 0);
	},
);

t.test(
	"kill -9 in the middle of a reissue leaves one valid certificate each and no gap; SIGTERM waits for no batch",
	async (t) => {
		const server = await killable(t);
		await server.start();
		await insertParties(
			{ deps: { db: server.db }, now: { value: new Date() } } as never,
			parties,
		);
		const id = await begin(server, {
			kind: "reissue",
			reason: "En ny stämpel",
			mail: false,
		});
		await until(server, id, (batch) => batch.done >= 25);
		t.equal(await server.end("SIGTERM"), 0, "it ends properly in the middle");
		const [status] = await column(
			server,
			"select status as one from certificate_batch",
		);
		t.equal(status, "running", "the batch goes on at the next start");
		await server.start();
		const batch = await killAgainAndAgain(server, id);
		t.match(batch, { done: parties, failed: 0, skipped: 0 });
		const all = await column(
			server,
			`select right(number, 4)::int as one from certificate order by 1`,
		);
		t.same(
			all,
			Array.from({ length: 2 * parties }, (_, n) => n + 1),
			"no gap in the numbers, none too many",
		);
		t.same(
			await column(
				server,
				`select count(*) as one from certificate where status = 'valid' and pdf is not null group by signature_id having count(*) <> 1`,
			),
			[],
		);
		t.same(
			await column(
				server,
				`select count(*) as one from certificate where status = 'valid'`,
			),
			[parties],
		);
		t.same(
			await column(
				server,
				`select count(*) as one from outgoing_mail where template = 'certificate_issued'
					and attachment_number in (select number from certificate where status = 'valid')`,
			),
			[0],
			"nobody was mailed of a reissue that does not mail",
		);
		t.equal(await server.end("SIGTERM"), 0);
	},
);
