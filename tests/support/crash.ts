import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import type { Test } from "tap";
import { filledApplication } from "./actors.ts";

const compileCache = join(tmpdir(), "handslag-compile-cache");
const server = fileURLToPath(new URL("../../api/server.ts", import.meta.url));

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, "127.0.0.1");
	await once(probe, "listening");
	const { port } = probe.address() as { port: number };
	probe.close();
	await once(probe, "close");
	return port;
}

export interface Running {
	url: string;
	child: ChildProcess;
	exited: Promise<unknown>;
	/** What it said while it started */
	said: string;
}

/** Starts the real server and waits until it listens. */
export async function start(
	env: Record<string, string>,
	args: string[] = [],
): Promise<Running> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const child = spawn(process.execPath, [server, ...args], {
		env: {
			PATH: process.env.PATH ?? "",
			// The code is the same each time: compiled once, the starts are short.
			NODE_COMPILE_CACHE: compileCache,
			PORT: String(port),
			PUBLIC_URL: url,
			LOG_LEVEL: "silent",
			ADMIN_EMAIL: "admin@region.example",
			ADMIN_PASSWORD: "en lång mening som lösenord",
			...env,
		},
		stdio: ["ignore", "pipe", "inherit"],
	});
	const exited = once(child, "exit");
	let said = "";
	for await (const chunk of child.stdout ?? []) {
		said += String(chunk);
		if (said.includes("listens on")) break;
	}
	if (!said.includes("listens on")) throw new Error("The server did not start");
	child.stdout?.resume();
	return { url, child, exited, said };
}

/** One request and its JSON. */
export async function call(
	base: string,
	token: string | null,
	method: string,
	path: string,
	body?: unknown,
) {
	const response = await fetch(`${base}${path}`, {
		method,
		headers: {
			...(token && { authorization: `Bearer ${token}` }),
			...(body !== undefined && { "content-type": "application/json" }),
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	return {
		status: response.status,
		body: JSON.parse(text.startsWith("{") ? text : JSON.stringify(text)),
	};
}

async function mailTo(
	base: string,
	to: string,
	pattern: RegExp,
): Promise<string> {
	const { body } = await call(base, null, "GET", "/dev/mailbox?format=json");
	const text = body.items
		.filter((one: { to: string }) => one.to === to)
		.map((one: { text: string }) => one.text)
		.join("\n");
	return pattern.exec(text)?.[1] ?? "";
}

/** One application, pushed as far as the server lives; what was acknowledged is written down. */
export async function drive(
	base: string,
	n: number,
	acknowledged: Map<string, string>,
): Promise<void> {
	const api = `${base}/api/v1`;
	const email = `board-${n}@crash.example`;
	const signer = `signer-${n}@crash.example`;
	const started = await call(api, null, "POST", "/applications", {
		email,
		locale: "sv",
	});
	const token = started.body.accessToken;
	const id = started.body.application.id;
	acknowledged.set(id, "draft");
	await call(api, null, "POST", "/sign-in-links/redeem", {
		token: await mailTo(base, email, /fortsatt\/([\w-]+)/),
	});
	const content = filledApplication({
		signatories: [
			{ name: "Samira Haddad", title: "Ordförande", email: signer },
		],
	});
	await call(api, token, "PATCH", `/applications/${id}`, content);
	const sent = await call(api, token, "POST", `/applications/${id}/submit`);
	if (sent.status === 200) acknowledged.set(id, "awaiting_signature");
	const link = await mailTo(base, signer, /signera\/([\w-]+)/);
	const opened = await call(api, null, "GET", `/signing/${link}`);
	const signed = await call(api, null, "POST", `/signing/${link}`, {
		name: "Samira Haddad",
		confirmAuthority: true,
		textSha256: opened.body.agreement.textSha256,
	});
	if (signed.status === 200) acknowledged.set(id, "submitted");
	const session = await call(api, null, "POST", "/sessions", {
		email: "admin@region.example",
		password: "en lång mening som lösenord",
	});
	const approved = await call(
		api,
		session.body.accessToken,
		"POST",
		`/admin/applications/${id}/approve`,
		{},
	);
	if (approved.status === 200) acknowledged.set(id, "approved");
}

const order = [
	"draft",
	"awaiting_signature",
	"submitted",
	"in_review",
	"approved",
];

/**
 * Kills the server twenty times, at another instant each time, while applications are being
 * driven through it; then starts it once more and looks whether anything acknowledged is missing.
 */
export async function killTwentyTimes(
	t: Test,
	env: Record<string, string>,
	connect: () => Promise<{ client: pg.Client; close(): Promise<void> }>,
) {
	const acknowledged = new Map<string, string>();
	let n = 0;
	for (let round = 0; round < 20; round++) {
		const running = await start(env);
		// The instant differs from round to round: after so many milliseconds of driving.
		const kill = setTimeout(
			() => running.child.kill("SIGKILL"),
			50 + round * 60,
		);
		try {
			for (;;) await drive(running.url, n++, acknowledged);
		} catch {
			// The connection broke: that is the point.
		}
		clearTimeout(kill);
		running.child.kill("SIGKILL");
		await running.exited;
	}
	const last = await start(env);
	await everyCertificateAnswers(t, last.url);
	last.child.kill("SIGTERM");
	const [code] = (await last.exited) as [number];
	t.equal(code, 0, "SIGTERM ends it with 0");
	const { client, close } = await connect();
	await nothingIsMissing(t, client, acknowledged);
	await close();
}

async function everyCertificateAnswers(t: Test, base: string): Promise<void> {
	const { body } = await call(
		base,
		null,
		"GET",
		"/api/v1/signatories?limit=200",
	);
	for (const { certificateNumber } of body.items) {
		const pdf = await fetch(
			`${base}/api/v1/certificates/${encodeURIComponent(certificateNumber)}/pdf`,
		);
		t.equal(pdf.status, 200, certificateNumber);
	}
}

async function nothingIsMissing(
	t: Test,
	client: pg.Client,
	acknowledged: Map<string, string>,
): Promise<void> {
	const { rows } = await client.query("select id, status from application");
	const found = new Map(rows.map((row) => [row.id, row.status]));
	const lost = [...acknowledged].filter(
		([id, status]) =>
			order.indexOf(found.get(id) ?? "") < order.indexOf(status),
	);
	t.same(lost, [], `nothing of ${acknowledged.size} acknowledged is missing`);
	const { rows: wrong } =
		await client.query(`select a.id from application a left join signature s on s.application_id = a.id
		left join certificate c on c.signature_id = s.id where a.status = 'approved' group by a.id having count(c.pdf) <> 1`);
	t.same(wrong, [], "every approved case has one certificate");
	const { rows: numbers } = await client.query(
		"select number from certificate order by number",
	);
	t.same(
		numbers.map((row) => Number(row.number.slice(-4))),
		numbers.map((_row, i) => i + 1),
		"no gaps in the numbers",
	);
	t.ok(numbers.length > 0, `${numbers.length} cases were approved on the way`);
}
