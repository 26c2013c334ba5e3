import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import t, { type Test } from "tap";
import { sendQueuedMail } from "../api/platform/mail/outbox.ts";
import { createSmtpMailer } from "../api/platform/mail/transport.ts";
import { caller, filledApplication, party } from "./support/actors.ts";
import { createWorld } from "./support/world.ts";

/** A mail server that keeps what it gets, and refuses as long as it is told to. */
async function mailServer(t: Test) {
	const got: ParsedMail[] = [];
	const state = { refuse: false, code: 451 };
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS"],
		onData(stream, _session, done) {
			simpleParser(stream).then((mail) => {
				const quoted = new Error(
					`${mail.to && "text" in mail.to && mail.to.text}`,
				);
				if (state.refuse)
					return done(Object.assign(quoted, { responseCode: state.code }));
				got.push(mail);
				done();
			}, done);
		},
	});
	server.listen(0, "127.0.0.1");
	await once(server.server, "listening");
	t.teardown(() => server.close());
	const { port } = server.server.address() as AddressInfo;
	return { got, state, mailer: createSmtpMailer(`smtp://127.0.0.1:${port}`) };
}

t.test(
	"mails leave by SMTP with text, HTML and the sealed certificate",
	async (t) => {
		const { got, mailer } = await mailServer(t);
		const world = await createWorld(t, { mailer });
		// The factories read links from the world's own list, so they get a copy.
		world.deps.mailer = async (message) => {
			world.mails.push(message);
			await mailer(message);
		};
		const content = filledApplication();
		content.organisation.name = "Rock & Roll <Varberg>";
		const { number } = await party(world, content);
		const mail = got.find((one) => one.attachments.length > 0);
		t.equal(mail?.subject, `Intyg ${number}`);
		t.equal(mail?.attachments[0]?.filename, `${number}.pdf`);
		t.match(mail?.text, /Rock & Roll <Varberg>/);
		t.match(String(mail?.html), /Rock &amp; Roll &lt;Varberg&gt;/);
		t.match(mail?.messageId, /^<[0-9a-f-]{36}@handslag\.test>$/);
		t.ok(
			got.every(
				(one) => one.headers.get("auto-submitted") === "auto-generated",
			),
		);
	},
);

t.test(
	"a mail that the server refuses is tried again under the same Message-ID, and sent once",
	async (t) => {
		const { got, state, mailer } = await mailServer(t);
		const world = await createWorld(t, { mailer });
		state.refuse = true;
		await caller(world)("POST", "/applications", {
			email: "a@forening.example",
		});
		const waiting = await world.deps.db
			.selectFrom("outgoing_mail")
			.selectAll()
			.executeTakeFirstOrThrow();
		await t.rejects(sendQueuedMail(world.deps, waiting.id));
		const failed = await world.deps.db
			.selectFrom("outgoing_mail")
			.selectAll()
			.executeTakeFirstOrThrow();
		t.match(failed, {
			status: "queued",
			attempts: 1,
			last_error: "later (451)",
		});
		state.refuse = false;
		await Promise.all(
			[1, 2, 3].map(() => sendQueuedMail(world.deps, waiting.id)),
		);
		t.equal(got.length, 1);
		t.equal(got[0]?.messageId, waiting.message_id);
		const sent = await world.deps.db
			.selectFrom("outgoing_mail")
			.selectAll()
			.executeTakeFirstOrThrow();
		t.match(
			sent,
			{ status: "sent", text: null, html: null },
			"the link is not kept once it is sent",
		);
	},
);

t.test(
	"a mail that its server refuses for good is given up, and no log or error holds its address or its link",
	async (t) => {
		const { state, mailer } = await mailServer(t);
		const world = await createWorld(t, { mailer });
		Object.assign(state, { refuse: true, code: 550 });
		const email = "hemlig@forening.example";
		await caller(world)("POST", "/applications", { email });
		const find = () =>
			world.deps.db
				.selectFrom("outgoing_mail")
				.selectAll()
				.executeTakeFirstOrThrow();
		const { id } = await find();
		for (let attempt = 1; attempt < 9; attempt++) {
			const error = await sendQueuedMail(world.deps, id).catch(String);
			t.equal(error, `Error: Mail ${id}: failed (550)`);
		}
		t.match(await find(), { status: "queued", text: /fortsatt/ });
		await sendQueuedMail(world.deps, id);
		t.match(await find(), {
			status: "failed",
			last_error: "failed (550)",
			text: null,
			html: null,
		});
	},
);

t.test(
	"the mailbox is readable without a mail server, and never in production",
	async (t) => {
		const open = await createWorld(t, { mailer: null }, { SMTP_URL: "" });
		await caller(open)("POST", "/applications", {
			email: "a@forening.example",
			locale: "en",
		});
		const { items } = (
			await open.app.inject("/dev/mailbox?format=json")
		).json();
		t.match(items[0], {
			to: "a@forening.example",
			subject: "Continue your application",
		});
		t.match(items[0].links[0], /\/fortsatt\//);
		const production = await createWorld(
			t,
			{ mailer: null },
			{ SMTP_URL: "", NODE_ENV: "production" },
		);
		t.equal(
			(await production.app.inject("/dev/mailbox?format=json")).statusCode,
			404,
		);
	},
);
