import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";

/** Where a token, a key on it and the module that speaks to it are: what we use of a PKCS #11 URI. */
export interface Pkcs11Uri {
	/** What the token's own description must say; at least one of label, serial and slot is there. */
	token: {
		label: string | undefined;
		serial: string | undefined;
		manufacturer: string | undefined;
		model: string | undefined;
		/** The slot's number, which some modules change from start to start. */
		slot: number | undefined;
	};
	/** The key's CKA_LABEL and CKA_ID; without them the token has one key that may sign. */
	key: { label: string | undefined; id: Uint8Array | undefined };
	/** Absolute paths: the shared library, and a file that holds the PIN. */
	modulePath: string;
	pinPath: string | undefined;
}

// RFC 7512, 2.3: what an attribute's value may hold as it is. Everything else is percent-encoded.
const pathValue = /^(?:[\w\-.~:[\]@!$'()*+,=&]|%[\dA-Fa-f]{2})+$/;
const queryValue = /^(?:[\w\-.~:[\]@!$'()*+,=/?|]|%[\dA-Fa-f]{2})+$/;

function decode(text: string): Uint8Array {
	return Buffer.from(
		text.replace(/%([\dA-Fa-f]{2})/g, (_, hex: string) =>
			String.fromCharCode(Number.parseInt(hex, 16)),
		),
		"latin1",
	);
}

/** The attributes of one half, by name. Unknown, repeated, empty and wrongly encoded ones are a mistake: a slip must not go unseen. */
function attributes(
	text: string,
	separator: ";" | "&",
	value: RegExp,
	names: string[],
): Map<string, Uint8Array> | null {
	const found = new Map<string, Uint8Array>();
	for (const part of text === "" ? [] : text.split(separator)) {
		const [name = "", encoded = ""] = part.split(/=(.*)/s);
		if (!names.includes(name) || found.has(name) || !value.test(encoded))
			return null;
		found.set(name, decode(encoded));
	}
	return found;
}

function pathOfFile(uri: string): string | null {
	if (!/^file:\//i.test(uri)) return null;
	try {
		return fileURLToPath(uri);
	} catch {
		return null;
	}
}

const pathNames = [
	"token",
	"serial",
	"manufacturer",
	"model",
	"slot-id",
	"object",
	"id",
	"type",
];

/**
 * Reads a PKCS #11 URI (RFC 7512) that names a token, the key on it and, by `module-path`, the module. The PIN may be in a file
 * that `pin-source=file:/…` names; `pin-value` is refused, for what stands in a URI ends up in logs.
 *
 * @returns null when it is not such a URI
 */
export function parsePkcs11Uri(uri: string): Pkcs11Uri | null {
	const [, path, query] = /^pkcs11:([^?]*)\?(.*)$/is.exec(uri) ?? [];
	if (path === undefined || query === undefined) return null;
	const inPath = attributes(path, ";", pathValue, pathNames);
	const queryNames = ["module-path", "pin-source"];
	const inQuery = attributes(query, "&", queryValue, queryNames);
	if (!inPath || !inQuery) return null;
	try {
		return assemble(inPath, inQuery);
	} catch {
		return null; // a text that is not UTF-8
	}
}

function assemble(
	inPath: Map<string, Uint8Array>,
	inQuery: Map<string, Uint8Array>,
): Pkcs11Uri | null {
	const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
	const text = (name: string) => {
		const bytes = inPath.get(name) ?? inQuery.get(name);
		return bytes && utf8.decode(bytes);
	};
	const [label, serial] = [text("token"), text("serial")];
	const [slot, type] = [text("slot-id"), text("type")];
	const [manufacturer, model] = [text("manufacturer"), text("model")];
	const [modulePath, pinSource] = [text("module-path"), text("pin-source")];
	const [keyLabel, id] = [text("object"), inPath.get("id")];
	if (label === undefined && serial === undefined && slot === undefined)
		return null;
	if (slot !== undefined && !/^\d{1,15}$/.test(slot)) return null;
	// URIs are often copied from a listing, where the certificate of the same label and id stands beside its key.
	if (type !== undefined && type !== "private" && type !== "cert") return null;
	if (modulePath === undefined || !isAbsolute(modulePath)) return null;
	const pinPath = pinSource === undefined ? undefined : pathOfFile(pinSource);
	if (pinPath === null) return null;
	return {
		token: {
			label,
			serial,
			manufacturer,
			model,
			slot: slot === undefined ? undefined : Number(slot),
		},
		key: { label: keyLabel, id },
		modulePath,
		pinPath,
	};
}
