import { X509Certificate } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { TimeStampResp } from "pkijs";
import t from "tap";
import {
	askForStamp,
	outcomeOf,
	query,
	world,
} from "./support/authority/openssl.ts";
import { type Behaviour, startAuthority } from "./support/authority.ts";
import { missing } from "./support/certificate.ts";

const openssl = { skip: missing("openssl") };

for (const tsaKey of ["ecdsa", "rsa"] as const)
	t.test(`openssl accepts all around ${tsaKey} keys`, openssl, async (t) => {
		const { authority, says } = await world(t, { tsaKey });
		const verify = (purpose: string, ...rest: string[]) =>
			says.openssl("verify", "-x509_strict", "-purpose", purpose, ...rest);
		const chain = ["-CAfile", "root.pem", "-untrusted", "intermediate.pem"];
		t.match(await verify("smimesign", ...chain, "seal.pem"), "exit 0");
		const tsa = ["-CAfile", "tsa-root.pem", "tsa.pem"];
		t.match(await verify("timestampsign", ...tsa), "exit 0");
		t.match(await says.stamp(authority), "Verification: OK");
		for (const [issuer, subject, trust] of [
			["intermediate", "seal", "root"],
			["root", "intermediate", "root"],
			["tsa-root", "tsa", "tsa-root"],
		]) {
			const said = await says.ocsp(authority, issuer, subject, trust);
			t.match(said, "Response verify OK");
			t.match(said, /: good\n/);
			t.notMatch(said, /WARNING|rror/);
			t.match(await says.list(authority, issuer), "verify OK");
		}
	});

t.test("a wrong stamp is wrong in one way alone", openssl, async (t) => {
	const { authority, says } = await world(t);
	const complaints: [Behaviour["tsa"], string][] = [
		["rejects", "status code: rejection"],
		["wrong-hash", "message imprint mismatch"],
		["wrong-nonce", "nonce mismatch"],
		["no-nonce", "nonce not returned"],
		["expired", "certificate has expired"],
		["no-certificate", "signer certificate not found"],
		["wrong-usage", "unsuitable certificate purpose"],
		["forged-signature", "signature failure"],
		["truncated", "not enough data"],
		["oversized", "Verification: OK"],
		["wrong-content-type", "Verification: OK"],
		["ok", "Verification: OK"],
	];
	for (const [tsa, complaint] of complaints) {
		authority.behave({ tsa });
		t.match(await says.stamp(authority), complaint, tsa);
	}
	authority.behave({ tsa: "no-certificate" });
	const said = await says.stamp(authority, "-untrusted", "tsa.pem");
	t.match(said, "Verification: OK");
	t.equal(authority.requests.tsa, complaints.length + 1);
});

t.test("a revocation is told from its time on", openssl, async (t) => {
	let now = new Date();
	const { authority, seal, says } = await world(t, { clock: () => now });
	const at = new Date(now.getTime() - 3600_000);
	authority.revoke(seal, at);
	t.match(await says.ocsp(authority), /: revoked\n.*Revocation Time/s);
	const { serialNumber } = new X509Certificate(seal);
	t.match(await says.list(authority), `Serial Number: ${serialNumber}`);
	now = new Date(at.getTime() - 60_000);
	t.match(await says.ocsp(authority), /good\n/);
	t.notMatch(await says.list(authority), serialNumber);
	t.throws(() => authority.revoke(authority.root, at));
});

t.test("OCSP answers and lists can be wrong", openssl, async (t) => {
	const { authority, says } = await world(t);
	const complaints: [Behaviour["ocsp"], RegExp][] = [
		["try-later", /trylater/],
		["stale", /Status times invalid.*verify OK/s],
		["forged", /Response Verify Failure/],
		["unknown", /: unknown\n.*verify OK/s],
		["delegated", /: good\n.*verify OK/s],
	];
	for (const [ocsp, complaint] of complaints) {
		authority.behave({ ocsp });
		t.match(await says.ocsp(authority), complaint, ocsp);
	}
	authority.behave({ crl: "forged" });
	t.match(await says.list(authority), "verify failure");
	authority.behave({ crl: "stale" });
	const stale = await says.list(authority);
	t.match(stale, "verify OK");
	const [, until = ""] = /Next Update: (.*)/.exec(stale) ?? [];
	t.ok(new Date(until) < new Date());
});

t.test("a time-stamping authority fails over HTTP in its ways", async (t) => {
	const { authority } = await world(t);
	const outcome = (tsa: Behaviour["tsa"], certReq = true) =>
		outcomeOf(authority, tsa, certReq);
	const reply = "application/timestamp-reply";
	const ok = await outcome("ok");
	t.match(ok, { status: 200, type: reply, announced: true });
	t.ok((await outcome("ok", false)).length < ok.length - 500);
	const larger = (await outcome("oversized")).length - ok.length;
	t.ok(larger > 50_000 && larger < 70_000);
	const huge = await outcome("huge");
	t.match(huge, { status: 200, type: reply, announced: false });
	t.ok(huge.length > 5_000_000);
	t.match(await outcome("error500"), { status: 500 });
	t.match(await outcome("html"), { status: 200, type: "text/html" });
	t.not((await outcome("wrong-content-type")).type, reply);
	await t.rejects(outcome("down"));
	authority.behave({ tsa: "ok" });
	for (const bad of [query(true, "1.3.14.3.2.26"), Uint8Array.of(0x30)]) {
		const answer = await askForStamp(authority, bad);
		const { status } = TimeStampResp.fromBER(await answer.arrayBuffer());
		t.equal(status.status, 2);
	}
});

t.test("whoever hangs is let go when the authority stops", async (t) => {
	const authority = await startAuthority();
	authority.behave({ tsa: "hangs", ocsp: "hangs" });
	const hanging = [
		t.rejects(askForStamp(authority, query(true))),
		t.rejects(fetch(`${authority.url}/ocsp/root/MAA=`)),
	];
	const { requests } = authority;
	while (requests.tsa + requests.ocsp < 2) await setImmediate();
	await authority.stop();
	await Promise.all(hanging);
});

t.test("certificates name addresses that answer", async (t) => {
	const { authority, sealer, seal } = await world(t);
	const [, intermediate, root] = sealer.certificateChain;
	t.strictSame(intermediate, authority.intermediate);
	t.strictSame(root, authority.root);
	const issuers = {
		intermediate: seal,
		root: authority.intermediate,
		"tsa-root": authority.tsaCertificate,
	};
	for (const [issuer, certificate] of Object.entries(issuers)) {
		const read = new X509Certificate(certificate);
		const ca = `${authority.url}/certificates/${issuer}.cer`;
		t.match(read.infoAccess, `OCSP - URI:${authority.url}/ocsp/${issuer}`);
		t.match(read.infoAccess, `CA Issuers - URI:${ca}`);
		const list = `${authority.url}/crl/${issuer}.crl`;
		t.ok(Buffer.from(certificate).includes(list));
		const found = new X509Certificate(await (await fetch(ca)).bytes());
		t.ok(read.checkIssued(found) && read.verify(found.publicKey));
		const { headers } = await fetch(list);
		t.equal(headers.get("content-type"), "application/pkix-crl");
		authority.behave({ crl: "down" });
		await t.rejects(fetch(list));
		authority.behave({ crl: "ok" });
	}
	t.match(authority.requests, { tsa: 0, ocsp: 0, crl: 6, certificates: 3 });
});

t.test("authorities are strangers to each other", async (t) => {
	const notAfter = new Date("2031-05-01T00:00:00Z");
	const one = await world(t, { tsaNotAfter: notAfter });
	const other = await world(t);
	const read = (der: Uint8Array = Buffer.of()) => new X509Certificate(der);
	const tsa = read(one.authority.tsaCertificate);
	const stranger = read(other.authority.tsaRoot);
	t.not(tsa.issuer, stranger.subject);
	t.notOk(tsa.verify(stranger.publicKey));
	t.strictSame(tsa.validToDate, notAfter);
	const { certificateChain } = await one.authority.sealer("rsa", { notAfter });
	t.strictSame(read(certificateChain[0]).validToDate, notAfter);
});
