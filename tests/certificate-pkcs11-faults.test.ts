import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import {
	CKF,
	CryptokiError,
} from "../api/certificates/sealing/pkcs11-codes.ts";
import type { Sealer } from "../api/certificates/sealing/sealer.ts";
import {
	chooseToken,
	openWith,
	noSoftHsm as skip,
	softHsm,
	softHsmModule,
} from "./support/softhsm.ts";

const dir = await mkdtemp(join(tmpdir(), "handslag-pkcs11-"));
t.teardown(() => rm(dir, { recursive: true, force: true, maxRetries: 3 }));

if (!skip) {
	const hsm = softHsm(dir);
	hsm.makeKey("rsa", ["rsa:2048"]);
	hsm.makeToken("rsa", "rsa");
}
const rsa = chooseToken("token=rsa");
const hello = (sealer: Sealer) => sealer.sign(Buffer.from("hej"));

t.test(
	"a token that locks at the next wrong PIN is left alone",
	{ skip },
	async (t) => {
		for (const [flag, message] of [
			[CKF.USER_PIN_FINAL_TRY, /locks at the next wrong PIN/],
			[CKF.USER_PIN_LOCKED, /is locked after too many wrong ones\.$/],
		] as const) {
			const { opening, seen } = await openWith(rsa, (real) => ({
				tokenInfo: async (slot) => {
					const info = await real.tokenInfo(slot);
					return { ...info, flags: info.flags | flag };
				},
			}));
			await t.rejects(opening, { name: "SealProblem", message });
			t.same(seen, { sessions: [], logins: 0 });
		}
	},
);

t.test("a session that is gone is opened again", { skip }, async (t) => {
	const real = await softHsmModule();
	const { opening, seen } = await openWith(rsa, () => ({}));
	const sealer = await opening;
	await real.closeSession(seen.sessions.at(-1) ?? 0n);
	t.ok(await hello(sealer), "CKR_SESSION_HANDLE_INVALID");
	t.equal(seen.sessions.length, 2);
	await real.finalize();
	t.ok(await hello(sealer), "CKR_CRYPTOKI_NOT_INITIALIZED");
	t.equal(seen.sessions.length, 3);
});

t.test(
	"a token that refuses is opened again once, then its answer is told",
	{ skip },
	async (t) => {
		for (const [code, name] of [
			[0x32, "CKR_DEVICE_REMOVED"],
			[0x101, "CKR_USER_NOT_LOGGED_IN"],
			[0x80000001, "0x80000001"],
		] as const) {
			let refusals = 0;
			const { opening, seen } = await openWith(rsa, (real) => ({
				sign: (...given) => {
					if (refusals-- > 0) throw new CryptokiError("C_Sign", code);
					return real.sign(...given);
				},
			}));
			const sealer = await opening;
			refusals = 1;
			t.ok(await hello(sealer), `${name} once`);
			t.equal(seen.sessions.length, 2);
			refusals = 2;
			await t.rejects(hello(sealer), {
				name: "SealProblem",
				message: `The token that holds the seal cannot be used: C_Sign answered ${name}.`,
			});
			t.equal(seen.sessions.length, 3);
			t.ok(await hello(sealer), "and used as soon as it answers");
		}
	},
);

t.test(
	"a signature that the seal's certificate does not verify is never used",
	{ skip },
	async (t) => {
		let spoilt = 0;
		const { opening, seen } = await openWith(rsa, (real) => ({
			sign: async (...given) => {
				const signature = await real.sign(...given);
				if (spoilt-- > 0) signature[7] = (signature[7] ?? 0) ^ 1;
				return signature;
			},
		}));
		const sealer = await opening;
		spoilt = 1;
		t.ok(await hello(sealer), "it is made again");
		t.equal(seen.sessions.length, 2);
		spoilt = 2;
		await t.rejects(hello(sealer), {
			name: "SealProblem",
			message: /does not fit the seal's certificate\.$/,
		});
	},
);

t.test(
	"a token that does not answer fails what waits for it, until it answers",
	{ skip },
	async (t) => {
		const silence = Promise.withResolvers<void>();
		const answered = Promise.withResolvers<void>();
		let silent = false;
		const { opening } = await openWith(
			rsa,
			(real) => ({
				sign: async (...given) => {
					if (!silent) return real.sign(...given);
					await silence.promise;
					return real.sign(...given).finally(answered.resolve);
				},
			}),
			{ patience: 1_500 },
		);
		const sealer = await opening;
		silent = true;
		const began = performance.now();
		const ten = await Promise.allSettled(
			Array.from({ length: 10 }, () => hello(sealer)),
		);
		for (const one of ten)
			t.match(one, {
				status: "rejected",
				reason: { message: /has not answered for 1.5 seconds\.$/ },
			});
		t.ok(performance.now() - began < 10_000, "patience once, not ten times");
		silent = false;
		silence.resolve();
		await answered.promise;
		// What gave up is still ending; it takes no more than turns of the loop.
		await new Promise(setImmediate);
		t.ok(await hello(sealer));
	},
);
