import { drawCertificate } from "../../api/certificates/drawing/draw.ts";
import { openSealer } from "../../api/certificates/sealing/open.ts";
import { sealPdf } from "../../api/certificates/sealing/seal.ts";
import { collect } from "./collect.ts";
import { contentOf } from "./contents.ts";

/** Draws and seals certificates, each with names of its own, and tells at some counts what is in use after collecting garbage. */

const [dir = "", ...counts] = process.argv.slice(2);
const sealer = await openSealer({ kind: "self-made", dir }, "Region Halland");
const at = new Date("2026-03-19T09:12:33Z");
const marks = counts.map(Number);
for (let i = 0; i < Math.max(...marks); i++) {
	await sealPdf(sealer, await drawCertificate(contentOf(i)), { at });
	if (!marks.includes(i + 1)) continue;
	// Buffers are released a turn after the objects that held them.
	for (let turn = 0; turn < 3; turn++) {
		collect();
		await new Promise((resolve) => setImmediate(resolve));
	}
	const { heapUsed, external, rss } = process.memoryUsage();
	console.log(JSON.stringify({ count: i + 1, heapUsed, external, rss }));
}
