import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import sharp from "sharp";
import { call, drive, type Running, start } from "../../support/crash.ts";
import { settings } from "../../support/events.ts";
import type { Site } from "./reader.ts";

type Api = (
	method: string,
	path: string,
	body?: unknown,
) => Promise<Awaited<ReturnType<typeof call>>["body"]>;

const both = (sv: string, en: string) => ({ sv, en });

/** What an editor writes, published. */
async function publish(api: Api, kind: string, content: object) {
	const { key, head } = await api("POST", `/admin/content/${kind}`, {
		content,
	});
	await api("POST", `/admin/content/revisions/${head.id}/publish`, {});
	return String(key);
}

/** A conference that anyone may register for. */
async function addEvent(api: Api): Promise<string> {
	const year = new Date().getFullYear() + 1;
	const slug = await publish(api, "events", {
		year,
		title: both("Samverkanskonferens i Halmstad", "Conference in Halmstad"),
		summary: both("En dag om dialog.", "A day of dialogue."),
		text: both("Vi **möts** igen.\n\n- kaffe\n- samtal", "We **meet** again."),
	});
	await api("PUT", `/admin/events/${slug}/settings`, {
		...settings({ places: 50 }),
		startsAt: `${year}-05-12T09:00`,
		endsAt: `${year}-05-12T16:00`,
	});
	return `/evenemang/${slug}`;
}

/** News with a picture above it. */
async function addNews(base: string, token: string, api: Api): Promise<void> {
	const create = { width: 1200, height: 600, channels: 3 as const };
	const jpeg = await sharp({ create: { ...create, background: "#285a78" } })
		.jpeg()
		.toBuffer();
	const form = new FormData();
	form.set("altSv", "En åker i Ätradalen");
	form.set("altEn", "A field in the valley of the Ätran");
	form.set("file", new Blob([new Uint8Array(jpeg)]), "bild.jpg");
	const sent = await fetch(`${base}/api/v1/admin/content/pictures`, {
		method: "POST",
		headers: { authorization: `Bearer ${token}` },
		body: form,
	});
	const { id } = (await sent.json()) as { id: string };
	const text = `Se:\n\n![](/bilder/${id})`;
	await publish(api, "news", {
		title: both("Med bild", "With a picture"),
		summary: both("Kort.", "Short."),
		text: both(text, text),
		picture: id,
	});
}

/** An organisation that is no example: the one that search engines are told of. */
async function addParty(base: string): Promise<string> {
	await drive(base, 0, new Map());
	for (const patience = Date.now() + 60_000; Date.now() < patience; ) {
		const sitemap = await (await fetch(`${base}/sitemap.xml`)).text();
		const path = /\/signatarer\/[^<"]+/.exec(sitemap)?.[0];
		const number = /\/intyg\/([^<"]+)/.exec(sitemap)?.[1];
		const pdf = `${base}/api/v1/certificates/${number}/pdf`;
		// Certificates are made in turn: with this one the processors are at rest.
		if (path && (await fetch(pdf)).ok) return path;
		await wait(100);
	}
	throw new Error("No certificate in a minute");
}

async function fill({ url }: Running): Promise<Omit<Site, "dir">> {
	const session = await call(`${url}/api/v1`, null, "POST", "/sessions", {
		email: "admin@region.example",
		password: "en lång mening som lösenord",
	});
	const token = session.body.accessToken;
	const api: Api = async (method, path, body) => {
		const answer = await call(`${url}/api/v1`, token, method, path, body);
		if (answer.status < 300) return answer.body;
		throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
	};
	const event = await addEvent(api);
	await addNews(url, token, api);
	return { base: url, event, organisation: await addParty(url) };
}

/** The real server with the examples, an organisation, an event and news of its own; it ends with this process. */
export async function openSite(
	dir: string,
): Promise<Site & { close(): Promise<unknown> }> {
	const running = await start({ DATA_DIR: join(dir, "data") }, ["--demo"]);
	const { child, exited } = running;
	process.once("exit", () => child.kill("SIGKILL"));
	for (const signal of ["SIGINT", "SIGTERM"] as const)
		process.once(signal, () => process.exit(1));
	const close = () => {
		child.kill("SIGTERM");
		return exited;
	};
	try {
		return { ...(await fill(running)), dir, close };
	} catch (error) {
		await close();
		throw error;
	}
}
