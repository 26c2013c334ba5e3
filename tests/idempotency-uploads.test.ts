import t, { type Test } from "tap";
import { type Caller, caller, staff } from "./support/actors.ts";
import { createWorld } from "./support/world.ts";

const pdf = (word: string) =>
	Buffer.from(`%PDF-1.4\n% ${word}\n1 0 obj\n<<>>\nendobj\n%%EOF\n`);

interface Form {
	bytes?: Buffer;
	filename?: string;
	fields?: Record<string, string>;
	/** A browser chooses another each time */
	boundary?: string;
	key?: string;
}

function upload(call: Caller, path: string, form: Form = {}) {
	const { boundary = "grans-1", filename = "protokoll.pdf" } = form;
	const fields = Object.entries(form.fields ?? { kind: "minutes" }).map(
		([name, value]) =>
			`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	const body = Buffer.concat([
		Buffer.from(
			`${fields.join("")}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/pdf\r\n\r\n`,
		),
		form.bytes ?? pdf("ett"),
		Buffer.from(`\r\n--${boundary}--\r\n`),
	]);
	return call("POST", path, body, {
		"content-type": `multipart/form-data; boundary=${boundary}`,
		"idempotency-key": form.key ?? "nyckel",
	});
}

async function draft(t: Test) {
	const world = await createWorld(t);
	const { body } = await caller(world)("POST", "/applications", {
		email: "a@forening.example",
	});
	const call = caller(world, body.accessToken);
	const path = `/applications/${body.application.id}/attachments`;
	const kept = async () => {
		const { rows } = await world.deps.db.pool.query(
			"select count(*)::int as n from attachment",
		);
		return rows[0].n;
	};
	return { world, call, path, kept };
}

t.test(
	"a file that is sent twice with the same Idempotency-Key is kept once and gets the same answer, whatever the boundary",
	async (t) => {
		const { call, path, kept } = await draft(t);
		const first = await upload(call, path);
		const again = await upload(call, path, { boundary: "en-helt-annan-1" });
		t.equal(first.status, 201);
		t.equal(again.status, 201);
		t.same(again.body, first.body);
		t.equal(again.headers["idempotent-replay"], "true");
		t.equal(await kept(), 1);
	},
);

t.test(
	"another file, name or field under the same Idempotency-Key is refused, also when it is as long",
	async (t) => {
		const { call, path, kept } = await draft(t);
		await upload(call, path);
		for (const other of [
			{ bytes: pdf("två") },
			{ bytes: pdf("två och fler") },
			{ filename: "protokolI.pdf" },
			{ fields: { kind: "minutez" } },
			{ fields: { kinb: "minutes" } },
		] as Form[]) {
			const { status, body } = await upload(call, path, other);
			t.equal(status, 422, JSON.stringify(other));
			t.equal(body.code, "idempotency_mismatch", JSON.stringify(other));
		}
		t.equal(await kept(), 1);
	},
);

t.test(
	"of the same upload sent several times at once one is carried out",
	async (t) => {
		const { call, path, kept } = await draft(t);
		const answers = await Promise.all(
			["a", "b", "c", "d"].map((boundary) => upload(call, path, { boundary })),
		);
		for (const { status, body } of answers)
			t.ok(
				status === 201 || body.code === "idempotency_in_flight",
				`${status}`,
			);
		t.equal(await kept(), 1);
	},
);

t.test(
	"an Idempotency-Key changes nothing about which files are refused",
	async (t) => {
		const { world, call, path, kept } = await draft(t);
		const large = Buffer.alloc(10 * 1024 * 1024 + 1, "%PDF-1.4\n");
		const tooLarge = await upload(call, path, { bytes: large });
		t.equal(tooLarge.status, 413);
		const text = Buffer.from("bara text");
		t.equal((await upload(call, path, { bytes: text, key: "2" })).status, 415);
		const empty = await call("POST", path, "", {
			"content-type": "multipart/form-data; boundary=x",
			"idempotency-key": "3",
		});
		t.equal(empty.status, 422);
		const broken = await call("POST", path, "--x\r\ncontent-dispo", {
			"content-type": "multipart/form-data; boundary=x",
			"idempotency-key": "4",
		});
		t.equal(broken.body.code, "malformed_request");
		t.equal((await upload(caller(world), path, { key: "5" })).status, 401);
		t.equal(await kept(), 0);
		t.equal((await upload(call, path)).status, 201, "the key is free again");
	},
);

t.test(
	"a picture that is sent twice with the same Idempotency-Key is taken in once",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const bytes = Buffer.from(
			"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
			"base64",
		);
		const path = "/admin/content/pictures";
		const send = (altSv: string, boundary: string) =>
			upload(call, path, { bytes, fields: { altSv }, boundary });
		const first = await send("En åker", "ett");
		const again = await send("En åker", "tva");
		t.equal(again.status, first.status);
		t.same(again.body, first.body);
		t.equal((await send("En ån-1", "ett")).body.code, "idempotency_mismatch");
	},
);
