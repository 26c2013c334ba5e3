import type { CertificateContent } from "./drawing/content.ts";
import type { Twin } from "./twin-schema.ts";

/** Where the twin's schema is published, on the origin of the verification address. */
export const twinSchemaPath = "/schemas/certificate-v1.json";

/** The address of the twin's schema on the origin of any of the service's addresses. */
export function twinSchemaUrl(address: string): string {
	return new URL(twinSchemaPath, address).href;
}

/** The facts that a certificate carries for programs. Nothing but the content decides them: the same content, the same bytes. */
export function twinOf(content: CertificateContent): Twin {
	const { organisation, agreement, publicParty } = content;
	return {
		$schema: twinSchemaUrl(content.verifyUrl),
		format: "handslag-certificate",
		formatVersion: 1,
		number: content.number,
		organisation: {
			name: organisation.name,
			organisationNumber: organisation.organisationNumber,
			place: organisation.place,
		},
		agreement: {
			name: agreement.name,
			version: agreement.version,
			textSha256: agreement.textSha256,
			principles: agreement.principles,
		},
		signedOn: content.signedOn,
		issuedAt: content.issuedAt,
		caseNumber: content.caseNumber,
		signatories: content.signatories.map(({ name, title }) => ({
			name,
			title,
		})),
		issuer: {
			name: publicParty.name,
			organisationNumber: publicParty.organisationNumber,
			signatory: publicParty.signatory && {
				name: publicParty.signatory.name,
				title: publicParty.signatory.title,
			},
			signedOn: publicParty.signedOn,
		},
		stitch: content.stitch,
		verifyUrl: content.verifyUrl,
	};
}
