import t, { type Test } from "tap";
import { createDrawPool, poolSize } from "../api/certificates/batches/pool.ts";
import type { CertificateContent } from "../api/certificates/drawing/content.ts";

const content = { number: "HÖK-2026-0001" } as CertificateContent;

/** A thread that does as the script says. */
function poolOf(t: Test, size: number, script: string) {
	const pool = createDrawPool({
		size,
		script: new URL(
			`data:text/javascript,${encodeURIComponent(`import { parentPort, threadId } from "node:worker_threads";${script}`)}`,
		),
	});
	t.teardown(() => pool.close());
	return pool;
}

t.test(
	"a thread that dies is replaced, and what it drew is tried once more",
	async (t) => {
		const counted = new SharedArrayBuffer(4);
		const unlucky = poolOf(
			t,
			1,
			`parentPort.on("message", ({ counted }) => {
				if (Atomics.add(new Int32Array(counted), 0, 1) === 0) process.exit(1);
				parentPort.postMessage({ pdf: new Uint8Array([37]) });
			});`,
		);
		const drawn = await unlucky.draw({
			...content,
			counted,
		} as CertificateContent);
		t.same([...drawn], [37]);
		t.equal(new Int32Array(counted)[0], 2);

		const hopeless = poolOf(
			t,
			2,
			`parentPort.on("message", ({ number }) => {
				if (number === "bad") throw new Error("no");
				parentPort.postMessage({ pdf: new Uint8Array([37]) });
			});`,
		);
		const results = await Promise.allSettled(
			["bad", "good", "good", "bad", "good"].map((number) =>
				hopeless.draw({ ...content, number }),
			),
		);
		t.same(
			results.map((one) =>
				one.status === "fulfilled" ? "drawn" : one.reason.problem,
			),
			["worker_died", "drawn", "drawn", "worker_died", "drawn"],
		);
	},
);

t.test("one core is left free, and at most four draw", async (t) => {
	t.same([1, 2, 3, 5, 64].map(poolSize), [1, 1, 2, 4, 4]);
});
