import t from "tap";
import { jobsOf } from "../api/app.ts";
import { staff } from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const url = "/kontakt/skriv";
const day = 24 * 60 * 60 * 1000;

const filled = {
	name: "Anna Åkesson",
	email: "anna@forening.example",
	subject: "Fråga om stadgar",
	message: "Hej,\n\nhur <gör> vi?\n\n  Två mellanslag först.",
};

const tokenOf = (html: string) =>
	/name="token" value="([\w.-]+)"/.exec(html)?.[1] ?? "";

const later = (world: World, milliseconds: number) => {
	world.now.value = new Date(world.now.value.getTime() + milliseconds);
};

/** Opens the form, as a person does. */
const open = async (world: World) =>
	tokenOf((await world.app.inject(url)).body);

const post = (world: World, fields: Record<string, string>, ip = "10.0.0.1") =>
	world.app.inject({
		method: "POST",
		url,
		remoteAddress: ip,
		headers: { "content-type": "application/x-www-form-urlencoded" },
		payload: new URLSearchParams(fields).toString(),
	});

async function write(
	world: World,
	more: Record<string, string> = {},
	ip?: string,
) {
	const token = await open(world);
	later(world, 20_000);
	return post(world, { ...filled, token, ...more }, ip);
}

const rows = (world: World) =>
	world.deps.db.selectFrom("contact_message").selectAll().execute();

t.test(
	"a message reaches the office, which answers by replying, and is in no log",
	async (t) => {
		const world = await createWorld(t);
		const sent = await write(world);
		t.equal(sent.statusCode, 200);
		t.match(sent.body, "Vi svarar till anna@forening.example");
		t.equal(sent.headers["set-cookie"], undefined);
		await world.settle();
		t.match(world.mails, [
			{
				to: "hej@handslag.example",
				subject: "Meddelande: Fråga om stadgar",
				headers: { "Reply-To": "anna@forening.example" },
			},
		]);
		t.match(world.mails[0]?.text, "hur <gör> vi?");
		t.match(world.mails[0]?.html, "hur &lt;gör&gt; vi?");
		const log = await world.deps.db
			.selectFrom("log_entry")
			.selectAll()
			.execute();
		t.notMatch(JSON.stringify(log), /Åkesson|anna@|stadgar/);
		const officer = await staff(world, "officer");
		const { body } = await officer.call("GET", "/admin/contact-messages");
		const { message, ...sender } = filled;
		t.match(body.items, [sender]);
		const one = `/admin/contact-messages/${body.items[0].id}`;
		t.match((await officer.call("GET", one)).body, { message });
		t.match(world.mails[0]?.text, `/admin/meddelanden/${body.items[0].id}`);
	},
);

t.test(
	"every fault is told beside its field, and nothing typed is lost",
	async (t) => {
		const world = await createWorld(t);
		const message = "Min rad ett\n\n   rad två, 19811218-9876";
		const answer = await write(world, {
			name: "",
			email: "anna@forening.example\r\nBcc: alla@forening.example",
			message,
		});
		t.equal(answer.statusCode, 422);
		for (const field of ["name", "email", "message"])
			t.match(answer.body, `id="${field}-fel"`);
		t.match(answer.body, "personnummer");
		t.ok(
			answer.body.includes(`>\n${message}</textarea>`),
			"line breaks and all",
		);
		t.match(answer.body, 'value="Fråga om stadgar"');
		t.same(await rows(world), []);
	},
);

t.test(
	"a program that fills in everything, or at once, or without the form, is asked again; a person loses nothing by it",
	async (t) => {
		const world = await createWorld(t);
		const token = await open(world);
		const fast = await post(world, { ...filled, token });
		t.equal(fast.statusCode, 422);
		t.match(fast.body, "Det gick väldigt fort");
		t.match(fast.body, 'value="Fråga om stadgar"');
		t.equal(tokenOf(fast.body), token, "the time goes on");
		later(world, 4000);
		const trapped = await post(world, { ...filled, token, homepage: "x" });
		t.equal(trapped.statusCode, 422);
		t.notMatch(trapped.body, 'value="x"');
		for (const bad of ["", "k.k", `${token.slice(0, -2)}AA`, `zzz${token}`]) {
			const forged = await post(world, { ...filled, token: bad });
			t.equal(forged.statusCode, 422, bad);
		}
		t.same(await rows(world), []);
		t.equal((await post(world, { ...filled, token })).statusCode, 200);
		later(world, 2 * day);
		const old = await post(world, { ...filled, token });
		t.equal(old.statusCode, 422);
		t.match(old.body, "Sidan har varit öppen länge");
		later(world, 10_000);
		const again = await post(world, { ...filled, token: tokenOf(old.body) });
		t.equal(again.statusCode, 200, "the page came with a new one");
	},
);

t.test(
	"one network and one address can only write so often, and keep what they wrote",
	async (t) => {
		const world = await createWorld(t);
		const statuses: number[] = [];
		for (let i = 0; i < 12; i++)
			statuses.push(
				(await write(world, { email: `a${i}@forening.example` }, "10.9.9.9"))
					.statusCode,
			);
		t.same(statuses.slice(8), [200, 200, 429, 429]);
		const address: number[] = [];
		for (let i = 0; i < 6; i++)
			address.push((await write(world, {}, `10.8.${i}.1`)).statusCode);
		t.same(address, [200, 200, 200, 200, 200, 429]);
		const refused = await write(world, {}, "10.8.99.1");
		t.match(refused.body, 'value="Fråga om stadgar"');
	},
);

t.test(
	"a message that is too long is kept to its last word, and told how long it may be",
	async (t) => {
		const world = await createWorld(t);
		const message = `${"Lång text. ".repeat(500)}Sista ordet.`;
		const answer = await write(world, { message });
		t.equal(answer.statusCode, 422);
		t.match(answer.body, "Den får ha högst 5000 tecken");
		t.match(answer.body, "Sista ordet.</textarea>");
		// A browser would cut what is pasted, and nobody would know.
		t.notMatch(answer.body, /<textarea[^>]*maxlength/);
	},
);

t.test(
	"a line break is one character, as the page counts it, whatever the browser sends",
	async (t) => {
		const world = await createWorld(t);
		const message = `${"x\r\n".repeat(2499)}xx`;
		t.equal((await write(world, { message })).statusCode, 200);
		t.equal((await rows(world))[0]?.message.length, 5000);
		const long = await write(world, { message: `${message}x` });
		t.equal(long.statusCode, 422);
	},
);

t.test(
	"pressing twice sends one message and gives one answer; another text is another message",
	async (t) => {
		const world = await createWorld(t);
		const token = await open(world);
		later(world, 20_000);
		const press = (more = {}) => post(world, { ...filled, token, ...more });
		const answers = await Promise.all([press(), press()]);
		answers.push(await press());
		for (const { statusCode, body } of answers) {
			t.equal(statusCode, 200);
			t.equal(body, answers[0]?.body);
		}
		await world.settle();
		t.equal((await rows(world)).length, 1);
		t.equal(world.mails.length, 1);
		await press({ message: "Jag glömde en sak." });
		t.equal((await rows(world)).length, 2);
	},
);

t.test("a form from another site is refused", async (t) => {
	const world = await createWorld(t);
	const token = await open(world);
	later(world, 20_000);
	const answer = await world.app.inject({
		method: "POST",
		url,
		headers: {
			"content-type": "application/x-www-form-urlencoded",
			"sec-fetch-site": "cross-site",
		},
		payload: new URLSearchParams({ ...filled, token }).toString(),
	});
	t.equal(answer.statusCode, 403);
	t.same(await rows(world), []);
});

t.test(
	"messages are disposed of after ninety days, also in the outbox",
	async (t) => {
		const world = await createWorld(t);
		await write(world);
		await world.settle();
		const dispose = () => jobsOf(world.deps)["contact.dispose"]?.({} as never);
		later(world, 89 * day);
		await dispose();
		t.equal((await rows(world)).length, 1);
		later(world, 2 * day);
		await dispose();
		t.same(await rows(world), []);
		const { rows: left } = await world.deps.db.pool.query(
			"select * from outgoing_mail where template = 'contact_message'",
		);
		t.same(left, []);
	},
);

t.test(
	"messages go to the address that editors keep, and to the sender's own until they have",
	async (t) => {
		const world = await createWorld(
			t,
			{},
			{ MAIL_FROM: "Handslag <avsandaren@halland.example>" },
		);
		const item = "/admin/content/office/kontaktuppgifter";
		const { call } = await staff(world, "editor");
		await call("GET", "/admin/content/office");
		const publish = async (change: object) => {
			const { head } = (await call("GET", item)).body;
			const content = { ...head.content, ...change };
			const saved = await call("PATCH", item, { basedOn: head.id, content });
			const path = `/admin/content/revisions/${saved.body.head.id}/publish`;
			t.equal((await call("POST", path, {})).status, 200);
		};
		await publish({ phone: "035-13 48 00" });
		await write(world);
		await publish({ email: "kontoret@halland.example" });
		await write(world);
		await world.settle();
		t.same(
			world.mails.map(({ to }) => to),
			["avsandaren@halland.example", "kontoret@halland.example"],
		);
	},
);
