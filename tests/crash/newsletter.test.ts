import { EventEmitter, once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import t, { type Test } from "tap";
import { createDb } from "../../api/platform/db.ts";
import { newId } from "../../api/platform/ids.ts";
import { call, type Running, start } from "../support/crash.ts";
import { createDatabase } from "../support/database.ts";

/** `READERS=10000 node tests/support/run.ts tests/crash/newsletter.test.ts` takes a letter of that size, and tells the time. */
const readers = Number(process.env.READERS ?? 240);
/** The most that one process has in the air; so many may be in doubt after a kill, and no more. */
const atOnce = 4;
const processName = "handslag-to-be-killed";

/** A mail server that counts, and lives on when the sender is killed. */
async function mailServer(t: Test) {
	const got: string[] = [];
	const came = new EventEmitter();
	const server = new SMTPServer({
		authOptional: true,
		disableReverseLookup: true,
		disabledCommands: ["STARTTLS"],
		onData(stream, session, done) {
			stream.resume().on("end", () => {
				got.push(session.envelope.rcptTo[0]?.address ?? "");
				done();
				came.emit("mail");
			});
		},
	});
	server.on("error", () => {});
	server.listen(0, "127.0.0.1");
	await once(server.server, "listening");
	t.teardown(() => server.close());
	const { port } = server.server.address() as AddressInfo;
	/** Waits without asking: a question costs the server under test as much as a mail. */
	const reach = async (howMany: number) => {
		while (got.length < howMany) await once(came, "mail");
	};
	// Many go over connections that are kept, as docs/operations.md has it; few go slowly, so that kills meet them.
	const kept = process.env.READERS ? "?pool=true" : "";
	return { got, reach, url: `smtp://127.0.0.1:${port}${kept}` };
}

/** The server under test and its database, which is asked directly too. */
async function office(t: Test, smtpUrl: string) {
	const database = await createDatabase();
	const dataDir = await mkdtemp(join(tmpdir(), "handslag-newsletter-"));
	const db = createDb(database.connection);
	const url = new URL(database.url);
	url.searchParams.set("application_name", processName);
	let running: Running | null = null;
	let token = "";
	const end = async () => {
		running?.child.kill("SIGKILL");
		await running?.exited;
	};
	t.teardown(async () => {
		await end();
		await db.destroy();
		await database.drop();
		await rm(dataDir, { recursive: true, force: true });
	});
	const api = (method: string, path: string, body?: unknown) =>
		call(`${running?.url}/api/v1`, token || null, method, path, body);
	const begin = async () => {
		running = await start({
			DATA_DIR: dataDir,
			DATABASE_URL: url.href,
			SMTP_URL: smtpUrl,
		});
		const session = await api("POST", "/sessions", {
			email: "admin@region.example",
			password: "en lång mening som lösenord",
		});
		token ||= session.body.accessToken;
	};
	const kill = async () => {
		await end();
		// What the dead process had sent to the database is still carried out: only then is the state final.
		for (let left = 1; left > 0; ) {
			const { rows } = await db.pool.query(
				"select count(*)::int as n from pg_stat_activity where application_name = $1 and datname = current_database()",
				[processName],
			);
			left = rows[0].n;
		}
	};
	return { api, begin, kill, db };
}

type Office = Awaited<ReturnType<typeof office>>;

async function subscribe({ db }: Office) {
	const now = new Date();
	for (let n = 0; n < readers; n += 1000)
		await db
			.insertInto("newsletter_subscriber")
			.values(
				Array.from({ length: Math.min(1000, readers - n) }, (_, i) => ({
					id: newId(now),
					email: `lasare-${n + i}@forening.example`,
					locale: "sv" as const,
					status: "confirmed" as const,
					asked_at: now,
					confirmed_at: now,
				})),
			)
			.execute();
}

/** Asks for a letter to all. @returns its path */
async function send({ api }: Office): Promise<string> {
	await api("PATCH", "/admin/newsletter/settings", { newsletterRate: 60_000 });
	const { body } = await api("POST", "/admin/newsletter/issues", {
		content: { title: { sv: "Nytt" }, intro: { sv: "Hej." }, links: [] },
	});
	const path = `/admin/newsletter/issues/${body.id}`;
	const asked = await api("POST", `${path}/send`, {});
	if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
	return path;
}

/** Whom mails of a state are for. */
async function readersOf({ db }: Office, status: string): Promise<string[]> {
	const { rows } = await db.pool.query(
		`select s.email from newsletter_delivery d join outgoing_mail m on m.id = d.mail_id
			join newsletter_subscriber s on s.id = d.subscriber_id where m.status = $1`,
		[status],
	);
	return rows.map((row) => row.email);
}

t.test(
	"kill -9 in the middle of a newsletter sends it to nobody twice and forgets nobody",
	{ timeout: 300_000 + readers * 100 },
	async (t) => {
		const smtp = await mailServer(t);
		const world = await office(t, smtp.url);
		await world.begin();
		await subscribe(world);
		const path = await send(world);
		const began = Date.now();
		const inDoubt = new Set<string>();
		for (const share of [0.2, 0.45, 0.75]) {
			await smtp.reach(readers * share);
			await world.kill();
			const left = await readersOf(world, "sending");
			const lost = left.filter((email) => !inDoubt.has(email));
			t.ok(
				lost.length <= atOnce,
				`${lost.length} may not have arrived, no more than were in the air`,
			);
			for (const email of lost) inDoubt.add(email);
			await world.begin();
			if (share === 0.45) await pause(t, world, path, smtp.got, inDoubt);
		}
		const sent = async () => (await readersOf(world, "sent")).length;
		// What was in the air when the server died stays in doubt: nobody knows, and nobody sends it again.
		await smtp.reach(readers - inDoubt.size);
		while ((await sent()) < readers - inDoubt.size);
		t.same(
			new Set(await readersOf(world, "sending")),
			inDoubt,
			"in doubt is what was in the air, and nothing else",
		);
		const got = new Set(smtp.got);
		t.equal(got.size, smtp.got.length, "nobody got it twice");
		t.same(
			(await readersOf(world, "sent")).filter((email) => !got.has(email)),
			[],
			"what is called sent has arrived",
		);
		if (process.env.READERS)
			process.stderr.write(
				`${readers} readers, ${got.size} got it, ${inDoubt.size} in doubt, ${Math.round((Date.now() - began) / 1000)} s with three kills and a pause\n`,
			);
	},
);

/** Nothing leaves during a pause, once what is in the air has landed. */
async function pause(
	t: Test,
	world: Office,
	path: string,
	got: string[],
	inDoubt: Set<string>,
) {
	await world.api("POST", `${path}/pause`, {});
	for (let n = Number.POSITIVE_INFINITY; n > inDoubt.size; )
		n = (await readersOf(world, "sending")).length;
	const before = got.length;
	t.ok(before < readers, "it is paused on the way");
	for (let i = 0; i < 20; i++) await world.api("GET", path);
	t.equal(got.length, before, "nothing leaves during a pause");
	const resumed = await world.api("POST", `${path}/resume`, {});
	t.equal(resumed.status, 200);
}
