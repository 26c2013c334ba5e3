import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
	type CertificateContent,
	drawCertificate,
} from "../../api/certificates/drawing/draw.ts";
import { certificateContent } from "../support/certificate.ts";
import { openSeals, type Seal } from "./seals.ts";
import type { Level } from "./stages.ts";

/** A sealed file, and what is to be true of it. */
export interface Sample {
	name: string;
	path: string;
	level: Level;
	organisation: string;
	/** PEM files of the authorities that may be trusted. */
	roots: string[];
}

const HOSTILE = "hostile name";

const contents: Record<string, CertificateContent> = {
	"short name": certificateContent({ organisation: { name: "Vi" } }),
	"long name": certificateContent({
		organisation: {
			name: `Föreningen för ${"bevarandet av Hallands kustnära kulturlandskap och ".repeat(4)}sjöfarten`,
		},
	}),
	[HOSTILE]: certificateContent({
		organisation: { name: `<b>Rock & "Roll"</b> (1) >> endobj` },
	}),
	English: certificateContent({ locale: "en" }),
};

async function makeFor(
	seal: Seal,
	label: string,
	content: CertificateContent,
	dir: string,
): Promise<Sample[]> {
	const { roots } = seal;
	const samples: Sample[] = [];
	const selfMadeSeal = seal.sealer.kind === "self-made";
	const drawn = await drawCertificate({ ...content, selfMadeSeal });
	for (const { name: stage, level, all, reach } of seal.stages) {
		if (!all && label !== HOSTILE) continue;
		const name = `${label}, ${seal.name}, ${stage}`;
		const path = join(dir, `${name.replaceAll(/[^\w-]+/g, "-")}.pdf`);
		await writeFile(path, await reach(drawn, seal));
		const organisation = content.organisation.name;
		samples.push({ name, path, level, organisation, roots });
	}
	return samples;
}

/** The contents with every seal at each of its stages, made by the product and written into `dir`. */
export async function makeSamples(dir: string): Promise<Sample[]> {
	const { seals, stop } = await openSeals(dir);
	try {
		const samples: Sample[] = [];
		for (const seal of seals)
			for (const [label, content] of Object.entries(contents))
				samples.push(...(await makeFor(seal, label, content, dir)));
		return samples;
	} finally {
		// From here on nobody answers: what a validator does not find in the file it does not find.
		await stop();
	}
}
