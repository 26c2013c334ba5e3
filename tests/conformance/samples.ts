import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
	type CertificateContent,
	drawCertificate,
} from "../../api/certificates/drawing/draw.ts";
import { sealPdf } from "../../api/certificates/sealing/seal.ts";
import { certificateContent } from "../support/certificate.ts";
import { openSeals, type Seal } from "./seals.ts";

/** PAdES baseline levels (ETSI EN 319 142-1), lowest first. */
export const LEVELS = ["B-B", "B-T", "B-LT", "B-LTA"] as const;
export type Level = (typeof LEVELS)[number];

/** A sealed file, and what is to be true of it. */
export interface Sample {
	name: string;
	path: string;
	level: Level;
	organisation: string;
	/** PEM files of the authorities that may be trusted. */
	roots: string[];
}

const contents: Record<string, CertificateContent> = {
	"short name": certificateContent({ organisation: { name: "Vi" } }),
	"long name": certificateContent({
		organisation: {
			name: `Föreningen för ${"bevarandet av Hallands kustnära kulturlandskap och ".repeat(4)}sjöfarten`,
		},
	}),
	"hostile name": certificateContent({
		organisation: { name: `<b>Rock & "Roll"</b> (1) >> endobj` },
	}),
	English: certificateContent({ locale: "en" }),
};

/** Every content with every seal at each of the seal's levels, sealed by the product and written into `dir`. */
export async function makeSamples(dir: string): Promise<Sample[]> {
	const samples: Sample[] = [];
	const seals = await openSeals(dir);
	for (const seal of seals)
		for (const [label, content] of Object.entries(contents)) {
			const selfMadeSeal = seal.sealer.kind === "self-made";
			const drawn = await drawCertificate({ ...content, selfMadeSeal });
			samples.push(...(await sealAt(seal, label, content, drawn, dir)));
		}
	return samples;
}

async function sealAt(
	seal: Seal,
	label: string,
	content: CertificateContent,
	drawn: Uint8Array,
	dir: string,
): Promise<Sample[]> {
	const samples: Sample[] = [];
	for (const level of seal.levels) {
		const name = `${label}, ${seal.name}, ${level}`;
		const path = join(dir, `${name.replaceAll(/[^\w-]+/g, "-")}.pdf`);
		await writeFile(
			path,
			await sealPdf(seal.sealer, drawn, { at: new Date() }),
		);
		const organisation = content.organisation.name;
		samples.push({ name, path, level, organisation, roots: seal.roots });
	}
	return samples;
}
