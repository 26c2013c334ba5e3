import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Site } from "./reader.ts";

/** What is broken in answers of a type, for each reader to notice. */
const flaws: [RegExp, (text: string) => string][] = [
	[
		/^text\/html/,
		(text) =>
			text
				.replace("<!doctype html>", "")
				.replace(/<html lang="\w+">/, "<html>")
				.replace(/<meta name="description"[^>]*>/, "<p><div></p>"),
	],
	[/^application\/atom/, (text) => text.replace("</entry>", "")],
	[
		/^text\/calendar/,
		(text) => text.replaceAll(/DTSTART.*\r\n/g, "DTSTART\r\n"),
	],
	[/^text\/csv/, (text) => text.replace(/\d{4}-\d{2}-\d{2}/, "i våras")],
	[
		/^application\/rdf/,
		(text) => text.replaceAll(/<dcterms:publisher.*?>/g, ""),
	],
];

/** The same site, but with flaws and slow. */
export async function spoil(
	site: Site,
): Promise<Site & { close(): Promise<unknown> }> {
	const server = createServer(async (request, response) => {
		const answer = await fetch(site.base + request.url, {
			headers: { accept: request.headers.accept ?? "*/*" },
		});
		const type = answer.headers.get("content-type") ?? "";
		const flaw = flaws.find(([pattern]) => pattern.test(type))?.[1];
		response.writeHead(answer.status, {
			"content-type": type,
			link: answer.headers.get("link") ?? [],
		});
		await wait(type.startsWith("text/css") ? 3000 : 0);
		response.end(
			flaw
				? flaw(await answer.text())
				: Buffer.from(await answer.arrayBuffer()),
		);
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	const close = async () => {
		server.close();
		server.closeAllConnections();
	};
	return { ...site, base: `http://127.0.0.1:${port}`, close };
}
