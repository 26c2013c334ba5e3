import {
	children,
	contextTag,
	oidOf,
	parse,
	raw,
} from "../../../frontend/verify/asn1.ts";
import type { Certified } from "../../../frontend/verify/certificates.ts";
import { contentsOf } from "../../../frontend/verify/der.ts";

const AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";
const CRL_DISTRIBUTION = "2.5.29.31";
const OCSP = "1.3.6.1.5.5.7.48.1";
const CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

/** Where a certificate says that its standing and its issuer can be asked for. Only http and https. */
export interface Addresses {
	ocsp: string[];
	crl: string[];
	issuer: string[];
}

type Block = ReturnType<typeof parse>;

function extension({ certificate }: Certified, type: string): Block[] {
	const found = certificate.extensions?.find(({ extnID }) => extnID === type);
	return found ? children(parse(found.extnValue.valueBlock.valueHexView)) : [];
}

/** Every uniformResourceIdentifier in a value, however deep (GeneralName `[6]`; RFC 5280, 4.2.1.6). */
function addressesIn(block: Block): string[] {
	if (contextTag(block) === 6) {
		const text = new TextDecoder().decode(contentsOf(raw(block)));
		return /^https?:\/\//i.test(text) ? [text] : [];
	}
	try {
		return children(block).flatMap(addressesIn);
	} catch {
		return [];
	}
}

/** The addresses in a certificate (RFC 5280, 4.2.1.13 and 4.2.2.1). What cannot be read is not there. */
export function addressesOf(subject: Certified): Addresses {
	const found: Addresses = { ocsp: [], crl: [], issuer: [] };
	try {
		for (const access of extension(subject, AUTHORITY_INFORMATION)) {
			const [method] = children(access);
			if (!method) continue;
			if (oidOf(method) === OCSP) found.ocsp.push(...addressesIn(access));
			if (oidOf(method) === CA_ISSUERS)
				found.issuer.push(...addressesIn(access));
		}
		for (const point of extension(subject, CRL_DISTRIBUTION))
			found.crl.push(...addressesIn(point));
	} catch {}
	return found;
}
