import { execFile } from "node:child_process";
import {
	chown,
	cp,
	lstat,
	mkdtemp,
	readdir,
	realpath,
	rm,
	stat,
	symlink,
	watch,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import t, { type Test } from "tap";
import {
	findBinaries,
	restoreSymlinks,
} from "../../api/platform/postgres/binaries.ts";
import { startPostgres } from "../../api/platform/postgres/supervisor.ts";
import {
	type As,
	isGone,
	postmasterOf,
	Supervised,
} from "../support/supervised.ts";

const run = promisify(execFile);
const NOBODY = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const needsRoot = isRoot ? false : "the tests do not run as root";
const needsLinux = process.platform === "linux" ? false : "reads /proc";

async function temporaryDirectory(t: Test, { uid, gid }: As = {}) {
	const dir = await realpath(await mkdtemp(join(tmpdir(), "handslag-pg-")));
	if (uid !== undefined && gid !== undefined) await chown(dir, uid, gid);
	t.teardown(() => rm(dir, { recursive: true, force: true }));
	return dir;
}

/** How many of the rows are there when PostgreSQL is started once more. */
async function countRows(dir: string, ids: string[]): Promise<number> {
	const postgres = await startPostgres({ dir });
	const client = new pg.Client(postgres.connection);
	await client.connect();
	const text = "select count(*)::int as n from written where id = any($1)";
	const { rows } = await client.query(text, [ids]);
	await client.end();
	await postgres.stop();
	return rows[0].n;
}

t.test(
	"thirty kills, ten of them during start-up, lose nothing acknowledged",
	{ skip: needsLinux },
	async (t) => {
		const dir = await temporaryDirectory(t);
		const acknowledged: string[] = [];
		for (let i = 0; i < 10; i++) {
			const supervised =
				i < 3
					? await startInitialising(dir)
					: await startUntilLine(dir, 1 + (i % 5));
			await supervised.kill();
			acknowledged.push(...supervised.rows);
		}
		for (let i = 0; i < 20; i++) {
			const supervised = new Supervised(dir);
			await supervised.until(/^row /, 10 + 5 * i);
			await supervised.kill(
				(["node", "guardian", "node", "all"] as const)[i % 4],
			);
			acknowledged.push(...supervised.rows);
		}
		t.ok(acknowledged.length > 1000, "rows were acknowledged");
		t.equal(await countRows(dir, acknowledged), acknowledged.length);
		const left = (await readdir(dir)).sort();
		t.same(left, ["cluster", "lock"], "nothing lies about");
	},
);

/** A start that has just begun to make its cluster. */
async function startInitialising(dir: string): Promise<Supervised> {
	const before = await readdir(dir);
	const changes = watch(dir)[Symbol.asyncIterator]();
	let change = changes.next();
	const supervised = new Supervised(dir);
	for (; ; change = changes.next()) {
		const name = (await change).value?.filename ?? "";
		if (name.includes("unfinished") && !before.includes(name)) break;
	}
	await changes.return?.();
	return supervised;
}

/** A start that has got as far as PostgreSQL's `count`th line, or to the end. */
async function startUntilLine(dir: string, count: number): Promise<Supervised> {
	const supervised = new Supervised(dir);
	await supervised.until(/^(log|ready)/, count);
	return supervised;
}

t.test(
	"PostgreSQL ends with a Handslag that is killed, also as it starts",
	{ skip: needsLinux },
	async (t) => {
		const dir = await temporaryDirectory(t);
		for (const moment of [/^row /, /^log /]) {
			const supervised = new Supervised(dir);
			await supervised.until(moment);
			const postmaster = await postmasterOf(dir);
			await supervised.kill();
			t.ok(await isGone(postmaster), `killed at ${moment}`);
		}
	},
);

t.test("a PostgreSQL that ends by itself is started again", async (t) => {
	const dir = await temporaryDirectory(t);
	const again = Promise.withResolvers<void>();
	let starts = 0;
	const log = (line: string) => {
		if (line.includes("ready to accept") && ++starts === 2) again.resolve();
	};
	const { connection, stop } = await startPostgres({ dir, log });
	process.kill(await postmasterOf(dir), "SIGKILL");
	await again.promise;
	const client = new pg.Client(connection);
	await client.connect();
	t.equal((await client.query("select 1 as one")).rows[0].one, 1);
	await client.end();
	await stop();
});

t.test(
	"a second Handslag on the same directory is refused in one line",
	async (t) => {
		const dir = await temporaryDirectory(t);
		const first = new Supervised(dir);
		await first.until(/^row /);
		const sentence = `Another Handslag is already running on ${dir}.`;
		const second = new Supervised(dir);
		t.equal(await second.until(/^refused /), `refused ${sentence}`);
		await t.rejects(startPostgres({ dir }), { message: sentence });
		t.ok(await first.until(/^row /), "the first goes on");
		first.child.kill("SIGTERM");
		t.equal(await first.until(/^stopped/), "stopped");
		const again = await startPostgres({ dir });
		await t.rejects(startPostgres({ dir }), { message: sentence });
		await again.stop();
	},
);

t.test("stopping is fast, and once is as good as many times", async (t) => {
	const dir = await temporaryDirectory(t);
	const { connection, stop } = await startPostgres({ dir });
	const client = new pg.Client(connection);
	client.on("error", () => {});
	await client.connect();
	const postmaster = await postmasterOf(dir);
	const ended = new Promise((resolve) => client.once("end", resolve));
	await Promise.all([stop(), stop()]);
	await stop();
	await ended;
	t.ok(await isGone(postmaster), "no process is left");
	await t.rejects(new pg.Client(connection).connect());
});

t.test("a directory whose path is too long for a socket will do", async (t) => {
	const parent = await temporaryDirectory(t);
	const dir = join(parent, "å".repeat(60), "a, b's");
	const { connection, stop } = await startPostgres({ dir, durable: false });
	t.ok(connection.host.startsWith(join(tmpdir(), "handslag-")));
	t.equal((await stat(connection.host)).mode & 0o777, 0o700);
	await stop();
	await t.rejects(stat(connection.host), { code: "ENOENT" });
});

t.test("libraries' links that npm left out are restored", async (t) => {
	const { postgres } = await findBinaries();
	const installed = dirname(dirname(dirname(postgres)));
	const home = await temporaryDirectory(t);
	const filter = async (path: string) =>
		!(await lstat(path)).isSymbolicLink() && !path.endsWith(".a");
	await cp(join(installed, "native"), join(home, "native"), {
		recursive: true,
		filter,
	});
	const copy = postgres.replace(installed, home);
	await t.rejects(run(copy, ["--version"]), "it does not run without them");
	await restoreSymlinks(home);
	t.match((await run(copy, ["--version"])).stdout, /PostgreSQL\) 18/);

	const library = join(home, "native", "lib");
	const { mtimeMs } = await stat(library);
	await restoreSymlinks(home);
	t.equal((await stat(library)).mtimeMs, mtimeMs, "nothing is written twice");
});

/** Starts, is killed, and starts again as the given user; then as the one who runs the tests. */
async function survivesAs(t: Test, as: As, owner: number): Promise<void> {
	const dir = await temporaryDirectory(t, as);
	const first = new Supervised(dir, as);
	await first.until(/^row /, 20);
	t.equal((await stat(join(dir, "cluster"))).uid, owner);
	await first.kill();
	const second = new Supervised(dir, as);
	await second.until(/^row /, 20);
	second.child.kill("SIGTERM");
	t.equal(await second.until(/^stopped/), "stopped");
	const rows = [...first.rows, ...second.rows];
	t.equal(await countRows(dir, rows), rows.length);
}

t.test("it runs as an ordinary user", async (t) => {
	if (!isRoot) return survivesAs(t, {}, process.getuid?.() ?? 0);
	const { postgres } = await findBinaries();
	const reachable = await run(process.execPath, ["--version"], NOBODY)
		.then(() => run(postgres, ["--version"], NOBODY))
		.catch(() => null);
	if (reachable === null) return t.plan(0, "nobody cannot read this directory");
	return survivesAs(t, NOBODY, NOBODY.uid);
});

t.test("it runs as root", { skip: needsRoot }, async (t) => {
	const namespaces = await run("unshare", ["-U", "true"]).catch(() => null);
	return survivesAs(t, {}, namespaces === null ? NOBODY.uid : 0);
});

t.test(
	"it runs as root where user namespaces are blocked",
	{ skip: needsRoot || needsLinux },
	async (t) => {
		const path = await temporaryDirectory(t);
		for (const name of ["sh", "sleep", "setpriv"]) {
			const { stdout } = await run("sh", ["-c", `command -v ${name}`]);
			await symlink(stdout.trim(), join(path, name));
		}
		return survivesAs(t, { path }, NOBODY.uid);
	},
);
