import { execFileSync, spawnSync } from "node:child_process";
import type { CertificateContent } from "../../api/certificates/drawing/draw.ts";

type Overrides = Partial<Omit<CertificateContent, "organisation">> & {
	organisation?: Partial<CertificateContent["organisation"]>;
};

/** What a certificate says, complete and ordinary; each test changes what it is about. */
export function certificateContent(
	overrides: Overrides = {},
): CertificateContent {
	return {
		number: "HÖK-2026-0187",
		locale: "sv",
		agreement: {
			name: "Den Halländska Överenskommelsen",
			version: "2025",
			textSha256: "ab".repeat(32),
			principles: [
				"Dialog",
				"Långsiktighet",
				"Öppenhet och insyn",
				"Självständighet och oberoende",
				"Mångfald",
				"Kvalitet",
			],
		},
		signedOn: "2026-03-12",
		issuedAt: "2026-03-19T09:12:33Z",
		caseNumber: "RS 2026/0123",
		signatories: [{ name: "Samira Haddad", title: "Ordförande" }],
		publicParty: {
			name: "Region Halland",
			organisationNumber: "232100-0115",
			signatory: {
				name: "Karin Almgren",
				title: "Regionstyrelsens ordförande",
			},
			signedOn: "2026-03-19",
		},
		stitch: 187,
		verifyUrl: "https://handslag.example/intyg/HÖK-2026-0187",
		verifyText: "handslag.example/verifiera",
		selfMadeSeal: true,
		...overrides,
		organisation: {
			name: "Språkvännerna i Falkenberg",
			organisationNumber: "802999-0416",
			place: "Falkenberg",
			...overrides.organisation,
		},
	};
}

/** Why a test that asks somebody else's program is skipped here; false when the program is there. */
export function missing(program: string): string | false {
	const found = spawnSync(program, ["--version"], { stdio: "ignore" });
	return found.error ? `${program} is not installed` : false;
}

/** What a program prints on standard output; its complaints are kept out of the test's. */
export function run(program: string, args: string[]): string {
	return execFileSync(program, args, {
		encoding: "utf8",
		stdio: ["ignore", "pipe", "pipe"],
	});
}
