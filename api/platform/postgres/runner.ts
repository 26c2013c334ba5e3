import { execFile } from "node:child_process";
import { lchown, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** As whom PostgreSQL runs: a command put before its own, or ids to spawn it with. */
export interface Runner {
	prefix: string[];
	uid?: number;
	gid?: number;
	/** The owner its files must have; absent: whoever creates them. */
	owner?: { uid: number; gid: number };
}

const NOBODY = { uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it as themselves;
 * root runs it as the user that owns the cluster; where that is root too, or
 * nobody has one yet, in a user namespace in which root is called something
 * else; and where namespaces are blocked, as in many containers, as `nobody`.
 *
 * @param dir holds the cluster and exists.
 * @param cluster PostgreSQL's own directory, which may be missing.
 * @throws Error with one sentence when none of these ways works.
 */
export async function chooseRunner(
	dir: string,
	cluster: string,
	postgres: string,
): Promise<Runner> {
	if (process.getuid?.() !== 0) return { prefix: [] };
	const owner = await stat(cluster).catch(() => null);
	const foreign = owner !== null && owner.uid !== 0;
	const { uid, gid } = foreign ? owner : NOBODY;
	const others = [asUser(uid, gid), asUserWithAccess(uid, gid)];
	const ways = foreign ? others : [IN_NAMESPACE, ...others];
	for (const way of ways) {
		if (await works(way, dir, postgres)) return way;
	}
	throw new Error(
		`PostgreSQL does not run as root, and no other user can use both ${postgres} and ${dir}: start Handslag as an ordinary user, or set DATABASE_URL.`,
	);
}

/** Root under another name: reaches what root owns, and needs no new user. */
const IN_NAMESPACE: Runner = {
	prefix: ["unshare", "-U", `--map-user=${NOBODY.uid}`],
};

function asUser(uid: number, gid: number): Runner {
	return { prefix: [], uid, gid, owner: { uid, gid } };
}

/**
 * The last way: another user who keeps root's access to files, for when
 * Handslag lies in a directory that only root may enter, such as /root.
 */
function asUserWithAccess(uid: number, gid: number): Runner {
	const ids = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
	const access = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
	return { prefix: ["setpriv", ...ids, ...access], owner: { uid, gid } };
}

async function works(
	{ prefix, uid, gid }: Runner,
	dir: string,
	postgres: string,
): Promise<boolean> {
	const trial = ["sh", "-c", 'cd "$1" && exec "$2" --version', "sh"];
	const [program = "", ...args] = [...prefix, ...trial, dir, postgres];
	return run(program, args, { cwd: "/", uid, gid }).then(
		() => true,
		() => false,
	);
}

/** Gives `path` and all below it to the one who runs PostgreSQL, if that is someone else. */
export async function giveTo(runner: Runner, path: string): Promise<void> {
	const { owner } = runner;
	if (owner === undefined || (await stat(path)).uid === owner.uid) return;
	const below = await readdir(path, { recursive: true });
	for (const name of below) {
		await lchown(join(path, name), owner.uid, owner.gid);
	}
	// Last, so that a start killed half-way begins this again.
	await lchown(path, owner.uid, owner.gid);
}
