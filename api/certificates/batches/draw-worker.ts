import { parentPort } from "node:worker_threads";
import type { CertificateContent } from "../drawing/content.ts";
import { drawCertificate, UncoveredCharacters } from "../drawing/draw.ts";
import type { Answer } from "./pool.ts";

/** Runs in a thread of its own: draws what it is sent, and hands the bytes over without a copy. */
async function answerTo(content: CertificateContent): Promise<Answer> {
	try {
		return { pdf: await drawCertificate(content) };
	} catch (error) {
		return {
			problem:
				error instanceof UncoveredCharacters
					? "uncovered_characters"
					: "drawing_failed",
			message: String(error),
		};
	}
}

parentPort?.on("message", async (content: CertificateContent) => {
	const answer = await answerTo(content);
	parentPort?.postMessage(
		answer,
		"pdf" in answer ? [answer.pdf.buffer as ArrayBuffer] : [],
	);
});
