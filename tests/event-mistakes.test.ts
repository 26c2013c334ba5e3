import t from "tap";
import type { AdminEvent } from "../api/content/events/admin-schema.ts";
import { disposeOfPeople } from "../api/content/events/disposing.ts";
import { type Caller, caller, staff } from "./support/actors.ts";
import {
	draftEvent,
	editing,
	event,
	personalToken,
	register,
	settings,
} from "./support/events.ts";
import { createWorld } from "./support/world.ts";

t.test(
	"a mistyped year is refused at its fields, and nobody is mailed of it or forgotten",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world);
		await register(world, slug, 1);
		await world.settle();
		world.mails.length = 0;
		const path = `/admin/events/${slug}/settings`;
		const mistyped = settings({
			startsAt: "2016-05-12T09:00",
			endsAt: "2016-05-12T16:00",
		});
		const refused = await call("PUT", path, mistyped);
		t.match(refused, {
			status: 422,
			body: {
				errors: [
					{ path: "startsAt", code: "not_in_the_future" },
					{ path: "endsAt", code: "not_in_the_future" },
				],
			},
		});
		await disposeOfPeople(world.deps);
		await world.settle();
		t.same(world.mails, []);

		world.now.value = new Date("2026-05-13T08:00:00Z");
		const { call: after } = await staff(world, "editor");
		t.equal((await after("PUT", path, mistyped)).status, 422, "nor afterwards");
		const hour = settings({ endsAt: "2026-05-12T17:00" });
		t.equal((await after("PUT", path, hour)).status, 200, "but corrected");
		await disposeOfPeople(world.deps);
		t.match((await after("GET", `/admin/events/${slug}`)).body.registrations, [
			{ name: "Deltagare 1" },
		]);
	},
);

t.test(
	"what somebody else has saved is not undone by an older page",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world);
		await register(world, slug, 1);
		await world.settle();
		const path = `/admin/events/${slug}/settings`;
		const { revision } = (await call("GET", `/admin/events/${slug}`)).body;
		const save = (more: Record<string, unknown>) =>
			call("PUT", path, { ...settings(more), revision });
		const moved = {
			startsAt: "2026-05-13T09:00",
			endsAt: "2026-05-13T16:00",
		};
		t.match(await save(moved), { status: 200, body: { mailed: 1 } });
		await world.settle();
		world.mails.length = 0;
		t.match(await save({ places: 40 }), {
			status: 409,
			body: { code: "event_settings_changed" },
		});
		await world.settle();
		t.same(world.mails, []);
		const { body } = await call("GET", `/admin/events/${slug}`);
		t.match(body, { settings: moved, revision: revision + 1 });
	},
);

t.test(
	"lists put in order after the event give no seats and mail nobody, and who is forgotten stays so",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world, { places: 2 });
		for (const n of [1, 2, 3, 4]) await register(world, slug, n);
		await world.settle();
		world.mails.length = 0;
		const path = `/admin/events/${slug}`;
		const { registrations } = (await call("GET", path)).body;
		const act = (by: Caller, at: number, what: string, body = {}) =>
			by("POST", `${path}/registrations/${registrations[at].id}/${what}`, body);
		world.now.value = new Date("2026-05-13T08:00:00Z");
		const { call: after } = await staff(world, "editor");
		t.match((await act(after, 0, "cancel")).body.counts, {
			seated: 1,
			waiting: 2,
		});
		t.match(
			(await act(after, 2, "move", { to: "seated" })).body.counts,
			{ seated: 2, waiting: 1 },
			"who came without a seat can be ticked",
		);
		await world.settle();
		t.same(world.mails, []);
		world.now.value = new Date("2027-05-13T08:00:00Z");
		await disposeOfPeople(world.deps);
		const { call: later } = await staff(world, "editor");
		t.same(
			[
				(await act(later, 1, "cancel")).status,
				(await act(later, 1, "presence", { present: true })).status,
			],
			[404, 404],
		);
	},
);

t.test(
	"who leaves and comes back gets a calendar file that is newer than the one that took it away, and no tick",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world);
		await register(world, slug, 1);
		const token = await personalToken(world, "deltagare-1@forening.example");
		const shown = async () =>
			(await call("GET", `/admin/events/${slug}`)).body as AdminEvent;
		const [one] = (await shown()).registrations;
		const present = `/admin/events/${slug}/registrations/${one?.id}/presence`;
		t.equal((await call("POST", present, { present: true })).status, 200);
		// Each letter is sent before the next is written, so that they come in their order.
		const leave = async () => {
			await caller(world)("POST", `/events/registrations/${token}/cancel`);
			await world.settle();
		};
		await leave();
		t.match((await shown()).counts, { cancelled: 1, present: 0 });
		await register(world, slug, 1);
		t.match(await shown(), {
			counts: { seated: 1, present: 0 },
			registrations: [{ presentAt: null }],
		});
		await world.settle();
		await leave();
		const told = world.mails.map(({ attachments }) => {
			const file = String(attachments[0]?.content);
			return {
				uid: /UID:(.+)/.exec(file)?.[1],
				method: /METHOD:(\w+)/.exec(file)?.[1],
				sequence: Number(/SEQUENCE:(\d+)/.exec(file)?.[1]),
			};
		});
		t.same(
			told.map(({ method }) => method),
			["PUBLISH", "CANCEL", "PUBLISH", "CANCEL"],
		);
		t.equal(new Set(told.map(({ uid }) => uid)).size, 1);
		const sequences = told.map(({ sequence }) => sequence);
		t.same(
			sequences,
			[...new Set(sequences)].sort((a, b) => a - b),
			"each later than the one before",
		);
	},
);

t.test(
	"who publishes an event that is ahead is told that nobody can register for it",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const { slug, item, publish } = await draftEvent(call, {
			startsAt: "2026-05-12T09:00",
			endsAt: "2026-05-12T16:00",
		});
		t.notOk((await item()).event, "a draft has nothing to tell");
		t.match((await publish()).body.event, { registrationClosed: true });
		const path = `/admin/events/${slug}/settings`;
		await call("PUT", path, settings());
		t.match((await item()).event, { registrationClosed: false });
		await call("PUT", path, settings({ registration: "closed" }));
		t.match((await item()).event, { registrationClosed: true });
		world.now.value = new Date("2026-05-12T12:00:00Z");
		const later = editing((await staff(world, "editor")).call, slug);
		t.match(
			(await later.item()).event,
			{ registrationClosed: false },
			"when it has begun it is too late",
		);
	},
);

t.test(
	"an event that people wait for is cancelled before it is withdrawn",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const both = (sv: string) => ({ sv, en: "" });
		const draft = await call("POST", "/admin/content/events", {
			content: {
				year: 2026,
				title: both("Höstmöte"),
				summary: both("En dag om dialog."),
				text: both("Vi möts igen."),
			},
		});
		t.equal(draft.status, 201);
		const { key } = draft.body;
		const act = async (action: string) => {
			const { body } = await call("GET", `/admin/content/events/${key}`);
			const path = `/admin/content/revisions/${body.head.id}/${action}`;
			return call("POST", path, {});
		};
		await act("publish");
		await call("PUT", `/admin/events/${key}/settings`, settings({ places: 1 }));
		const told = async () =>
			(await call("GET", `/admin/content/events/${key}`)).body.event;
		t.match(await told(), { withdrawRefused: null });
		t.equal((await act("withdraw")).status, 200, "nobody waits for it");
		await act("publish");
		await register(world, key, 1);
		t.match(
			await told(),
			{ withdrawRefused: "event_has_people" },
			"which is known before anyone asks",
		);
		t.match(await act("withdraw"), {
			status: 409,
			body: {
				code: "event_has_people",
				title: "Ställ in evenemanget först",
			},
		});
		const token = await personalToken(world, "deltagare-1@forening.example");
		const own = () => caller(world)("GET", `/events/registrations/${token}`);
		t.equal((await own()).status, 200);
		await call("PUT", `/admin/events/${key}/cancellation`, {
			reason: both("Talaren är sjuk."),
		});
		t.equal((await act("withdraw")).status, 200);
		t.equal((await own()).status, 404);
	},
);

t.test(
	"what is wrong in a programme or among documents is said at its row, and nothing of it is saved",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world);
		const item = (time: string, sv: string) => ({
			time,
			title: { sv, en: "" },
			speaker: "",
		});
		const refused = await call(
			"PUT",
			`/admin/events/${slug}/settings`,
			settings({
				programme: [
					item("09:00", "Val | Choice | Bo | och Åsa"),
					item("kl 10", "Dialog"),
					item("", ""),
				],
				documents: [{ title: { sv: "Bilder", en: "" }, url: "" }],
			}),
		);
		t.equal(refused.status, 422);
		t.match(refused.body.errors, [
			{
				path: "programme.1.time",
				code: "invalid_clock",
				message: "Skriv klockslaget som 09.30.",
			},
			{ path: "programme.2.time", code: "required" },
			{ path: "programme.2.title.sv", code: "required" },
			{ path: "documents.0.url", code: "required" },
		]);
		const { body } = await call("GET", `/admin/events/${slug}`);
		t.equal(body.settings.programme.length, 1);
	},
);
