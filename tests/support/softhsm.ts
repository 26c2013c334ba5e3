import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSealer } from "../../api/certificates/sealing/open.ts";
import {
	openPkcs11Sealer,
	type Pkcs11Settings,
	type Pkcs11Surroundings,
} from "../../api/certificates/sealing/pkcs11.ts";
import {
	type Cryptoki,
	loadCryptoki,
} from "../../api/certificates/sealing/pkcs11-cryptoki.ts";
import { parseConfig } from "../../api/platform/config.ts";
import { missing, run } from "./certificate.ts";

const modulePaths = [
	"/usr/lib/softhsm/libsofthsm2.so",
	"/usr/lib64/libsofthsm2.so",
	"/usr/local/lib/softhsm/libsofthsm2.so",
	"/opt/homebrew/lib/softhsm/libsofthsm2.so",
] as const;
const modulePath = modulePaths.find(existsSync) ?? modulePaths[0];

/** Why there is no SoftHSM to test with; false when there is. */
export const noSoftHsm: string | false =
	missing("softhsm2-util") ||
	(!existsSync(modulePath) && "SoftHSM's module is not installed") ||
	missing("pkcs11-tool") ||
	missing("openssl");

export const PIN = "hemlig-4711";

/**
 * Tokens of SoftHSM in a directory. The module reads once, when it is first opened, which tokens there are: make them before.
 */
export function softHsm(dir: string) {
	const at = (name: string) => join(dir, name);
	const tokens = at("tokens");
	mkdirSync(tokens);
	const text = `directories.tokendir = ${tokens}\nlog.level = ERROR\n`;
	writeFileSync(at("softhsm2.conf"), text);
	process.env.SOFTHSM2_CONF = at("softhsm2.conf");
	const tool = (token: string, ...args: string[]) =>
		run("pkcs11-tool", [
			...["--module", modulePath, "--token-label", token],
			...["--login", "--pin", PIN, ...args],
		]);
	/** Puts a key (NAME.key) or certificate (NAME.crt) on a token, under the same name and an id. */
	const put = (token: string, file: string, id: string, ...more: string[]) => {
		const [name = "", kind] = file.split(".");
		const type = kind === "key" ? "privkey" : "cert";
		const command = kind === "key" ? "pkey" : "x509";
		const der = at("object.der");
		run("openssl", [command, "-in", at(file), "-outform", "DER", "-out", der]);
		const usage = kind === "key" ? ["--usage-sign"] : [];
		const object = ["--type", type, "--label", name, "--id", id];
		tool(token, "--write-object", der, ...object, ...usage, ...more);
	};
	return {
		modulePath,
		at,
		tool,
		put,
		/** A key and its certificate as files, issued by another's when one is named; a key that is there gets a new certificate. */
		makeKey(name: string, type: string[], issuer?: string, days = 30) {
			const key = existsSync(at(`${name}.key`))
				? ["-key", at(`${name}.key`)]
				: ["-newkey", ...type, "-nodes", "-keyout", at(`${name}.key`)];
			const by = issuer
				? ["-CA", at(`${issuer}.crt`), "-CAkey", at(`${issuer}.key`)]
				: [];
			run("openssl", [
				...["req", "-x509", ...key, "-days", String(days)],
				...["-subj", `/C=SE/O=Region Prov/CN=${name}`, ...by],
				...["-addext", `basicConstraints=CA:${issuer ? "FALSE" : "TRUE"}`],
				...["-out", at(`${name}.crt`)],
			]);
		},
		/** A token with a key and its certificate. @returns its directory */
		makeToken(label: string, key?: string, ...more: string[]): string {
			const before = new Set(readdirSync(tokens));
			const pins = ["--so-pin", "87654321", "--pin", PIN];
			run("softhsm2-util", [
				"--init-token",
				"--free",
				"--label",
				label,
				...pins,
			]);
			if (key) {
				put(label, `${key}.key`, "a1", ...more);
				put(label, `${key}.crt`, "a1");
			}
			const made = readdirSync(tokens).find((name) => !before.has(name));
			return join(tokens, made ?? "");
		},
	};
}

/** The seal that a URI's path, and other variables, choose. */
export function chooseToken(path: string, more: Record<string, string> = {}) {
	const { seal } = parseConfig({
		SEAL_PKCS11: `pkcs11:${path}?module-path=${modulePath}`,
		SEAL_PKCS11_PIN: PIN,
		...more,
	});
	return seal as { kind: "pkcs11" } & Pkcs11Settings;
}

export const openOn = (...given: Parameters<typeof chooseToken>) =>
	openSealer(chooseToken(...given), "");

/** SoftHSM's module as the sealers of this process have it. */
export const softHsmModule = () => loadCryptoki(modulePath);

/** Opens a sealer on SoftHSM but for what `changed` replaces, and tells which sessions were opened and how often it logged in. */
export async function openWith(
	settings: Pkcs11Settings,
	changed: (real: Cryptoki) => Partial<Cryptoki>,
	more: Pkcs11Surroundings = {},
) {
	const seen = { sessions: [] as bigint[], logins: 0 };
	const load = async (module: string): Promise<Cryptoki> => {
		const real = await loadCryptoki(module);
		const used = { ...real, ...changed(real) };
		return {
			...used,
			async openSession(slot) {
				const session = await used.openSession(slot);
				seen.sessions.push(session);
				return session;
			},
			login(session, user, pin) {
				seen.logins++;
				return used.login(session, user, pin);
			},
		};
	};
	const opening = openPkcs11Sealer(settings, { load, ...more });
	return { opening, seen };
}
