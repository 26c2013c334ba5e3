import type { Alternative } from "./alternative.ts";
import { chromiumPages } from "./chromium.ts";
import { naivePdfkit } from "./naive.ts";
import { drawnAndSealed, sealedByLibpdf, sealedOnly } from "./ours.ts";
import { pdfLib } from "./pdf-lib.ts";

/** What all are compared with: pdfkit as it is used, and the same with the ornaments made once by means of ours. */
export const NAIVE = "naive pdfkit: fonts and ornaments per document, no seal";
export const HALF_NAIVE = "naive pdfkit: fonts per document, no seal";

/** What is measured, in the order of the table: one line for each. */
export const alternatives: Alternative[] = [
	drawnAndSealed("Handslag, B-B, ECDSA P-256", "ecdsa", "B-B"),
	drawnAndSealed("Handslag, B-B, RSA-2048, one intermediate", "rsa", "B-B"),
	drawnAndSealed("Handslag, B-T, ECDSA P-256", "ecdsa", "B-T"),
	drawnAndSealed("Handslag, B-LT, ECDSA P-256", "ecdsa", "B-LT"),
	drawnAndSealed("Handslag, B-LTA, ECDSA P-256", "ecdsa", "B-LTA"),
	naivePdfkit(NAIVE, "as paths"),
	naivePdfkit(HALF_NAIVE, "as forms"),
	pdfLib("pdf-lib: fonts subset, no PDF/A, no seal"),
	chromiumPages("Chromium's page.pdf, warm, no PDF/A, no seal"),
	sealedOnly("Handslag, sealing alone, B-B, ECDSA"),
	sealedByLibpdf("@libpdf/core, sealing our drawn file, B-B, ECDSA"),
];
