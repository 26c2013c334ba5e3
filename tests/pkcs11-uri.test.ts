import t from "tap";
import { parseConfig } from "../api/platform/config.ts";

const PIN = "hemlig";

const seal = (uri: string, more: Record<string, string> = {}) =>
	parseConfig({ SEAL_PKCS11: uri, ...more }).seal;

/** What the start says of these variables. */
function said(uri: string, more: Record<string, string> = {}): string {
	try {
		seal(uri, more);
		return "nothing";
	} catch (error) {
		return error instanceof Error ? error.message : "";
	}
}

t.test("SEAL_PKCS11 is a URI by RFC 7512, decoded once", async (t) => {
	const uri = [
		"PKCS11:token=a%3Bb%20%C3%A5;serial=0a;model=M;manufacturer=T%26;slot-id=12",
		"object=o=1;id=%00%ff;type=private?pin-source=file:/run/a%2520b&module-path=/lib/m%3fn.so",
	].join(";");
	t.match(seal(uri), {
		kind: "pkcs11",
		uri: {
			token: {
				label: "a;b å",
				serial: "0a",
				model: "M",
				manufacturer: "T&",
				slot: 12,
			},
			key: { label: "o=1", id: Uint8Array.of(0, 255) },
			modulePath: "/lib/m?n.so",
			pinPath: "/run/a b",
		},
		pin: undefined,
	});
	const plain = "pkcs11:serial=1?module-path=/m";
	const more = { SEAL_PKCS11_PIN: PIN, SEAL_PKCS11_CHAIN: "/c.pem" };
	t.match(seal(plain, more), { pin: PIN, chainPath: "/c.pem" });
});

t.test(
	"any other SEAL_PKCS11 stops the start with one line that keeps the PIN",
	async (t) => {
		for (const uri of [
			"pkcs11:",
			"https://handslag.example/",
			"token=a?module-path=/m",
			"pkcs11:token=a",
			"pkcs11:object=a?module-path=/m",
			"pkcs11:token=a?module-path=m.so",
			"pkcs11:token=å?module-path=/m",
			"pkcs11:token=a b?module-path=/m",
			"pkcs11:token=%zz?module-path=/m",
			"pkcs11:token=%ff?module-path=/m",
			"pkcs11:token=a;token=b?module-path=/m",
			"pkcs11:token=a;objekt=b?module-path=/m",
			"pkcs11:token=?module-path=/m",
			"pkcs11:token=a;?module-path=/m",
			"pkcs11:token=a;type=public?module-path=/m",
			"pkcs11:slot-id=x?module-path=/m",
			"pkcs11:token=a?module-path=/m&module-path=/m",
			`pkcs11:token=a?module-path=/m&pin-value=${PIN}`,
			"pkcs11:token=a?module-path=/m&pin-source=%7C/bin/pin",
			"pkcs11:token=a?module-path=/m&pin-source=file://elsewhere/pin",
			"pkcs11:token=a?module-path=/m#b",
		]) {
			const line = said(uri, { SEAL_PKCS11_PIN: PIN });
			t.match(line, /^SEAL_PKCS11 should be a PKCS#11 URI [^\n]+$/, uri);
			t.notMatch(line, PIN);
		}
	},
);

t.test(
	"there is one seal, and one place where its PIN comes from",
	async (t) => {
		const uri = "pkcs11:token=a?module-path=/m";
		const both = { SEAL_PKCS11_PIN: PIN, SEAL_P12: "x.p12" };
		t.match(
			said(uri, both),
			/^SEAL_PKCS11 should be [^\n]+ without SEAL_P12\.$/,
		);
		const pin = /^SEAL_PKCS11_PIN should be [^\n]+$/;
		t.match(said(uri), pin, "no PIN");
		const twice = said(`${uri}&pin-source=file:/pin`, { SEAL_PKCS11_PIN: PIN });
		t.match(twice, pin, "two PINs");
		t.notMatch(twice, PIN);
	},
);
