import { createHash, randomBytes } from "node:crypto";
import {
	lstat,
	mkdir,
	readFile,
	realpath,
	rm,
	writeFile,
} from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { giveTo, type Runner } from "./runner.ts";

/** Where everything of one embedded PostgreSQL lies. */
export interface Place {
	/** The directory Handslag was given, without symbolic links. */
	dir: string;
	/** PostgreSQL's own directory in it. */
	cluster: string;
	lockFile: string;
	/** Only where a loopback port takes the place of a socket. */
	passwordFile?: string;
	user: string;
	database: string;
	/** Whether writes must survive a loss of power. */
	durable: boolean;
}

/** What a client needs; `host` is a directory when it is a socket. */
export interface Connection {
	host: string;
	port: number;
	user: string;
	password?: string;
	database: string;
}

/** Creates `dir` if need be and names what is kept in it. */
export async function preparePlace(
	dir: string,
	durable: boolean,
): Promise<Place> {
	await mkdir(dir, { recursive: true });
	const real = await realpath(dir);
	return {
		dir: real,
		cluster: join(real, "cluster"),
		lockFile: join(real, "lock"),
		user: "handslag",
		database: "handslag",
		durable,
		...(process.platform === "win32" && {
			passwordFile: await preparePassword(join(real, "password")),
		}),
	};
}

async function preparePassword(file: string): Promise<string> {
	const password = randomBytes(24).toString("base64url");
	// An existing cluster was made with the password that is there.
	await writeFile(file, password, { flag: "wx", mode: 0o600 }).catch(() => {});
	return file;
}

/**
 * Chooses where PostgreSQL listens: a socket only this user reaches, or on
 * Windows a free loopback port.
 */
export async function chooseConnection(
	place: Place,
	runner: Runner,
): Promise<Connection> {
	const { user, database, passwordFile } = place;
	if (passwordFile === undefined) {
		const host = await socketDirectory(place.cluster, runner);
		return { host, port: 5432, user, database };
	}
	const password = await readFile(passwordFile, "utf8");
	return {
		host: "127.0.0.1",
		port: await freePort(),
		user,
		password,
		database,
	};
}

/** A socket's path has at most 103 bytes on macOS, and a comma would make two of it. */
const FIT_FOR_A_SOCKET = /^[\w./-]{1,80}$/;

async function socketDirectory(
	cluster: string,
	runner: Runner,
): Promise<string> {
	if (FIT_FOR_A_SOCKET.test(cluster)) return cluster;
	// Always the same one, so that killed processes leave no trail of them.
	const hash = createHash("sha256").update(cluster).digest("hex");
	const directory = join(tmpdir(), `handslag-${hash.slice(0, 16)}`);
	await mkdir(directory, { mode: 0o700 }).catch(() => {});
	const { uid, mode } = await lstat(directory);
	const owners = [process.getuid?.(), runner.owner?.uid];
	if ((mode & 0o170777) !== 0o040700 || !owners.includes(uid)) {
		throw new Error(
			`${directory} must be a directory that only its owner may enter, and belong to the one who starts Handslag: remove it and start once more.`,
		);
	}
	await giveTo(runner, directory);
	return directory;
}

/** Removes the directory that was made for the socket, if one was. */
export async function forgetConnection(
	{ cluster, passwordFile }: Place,
	{ host }: Connection,
): Promise<void> {
	if (passwordFile !== undefined || host === cluster) return;
	await rm(host, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === "string") {
		throw new Error("There is no free port on 127.0.0.1.");
	}
	return address.port;
}
