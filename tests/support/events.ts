import { newId } from "../../api/platform/ids.ts";
import { type Answer, type Caller, staff } from "./actors.ts";
import type { World } from "./world.ts";

let serial = 0;

/** What the office says of an event, open to all from now on unless told otherwise. */
export const settings = (overrides: Record<string, unknown> = {}) => ({
	kind: "conference",
	startsAt: "2026-05-12T09:00",
	endsAt: "2026-05-12T16:00",
	place: "Varbergs teater",
	onlineUrl: "",
	programme: [
		{
			time: "09:00",
			title: { sv: "Välkomna; vi börjar, med kaffe", en: "Welcome" },
			speaker: "Samira Haddad",
		},
	],
	documents: [],
	places: null,
	registration: "public",
	opensAt: null,
	closesAt: null,
	waitingList: true,
	...overrides,
});

/** An event that is public, with its settings and somebody who sees to it. */
export async function event(
	world: World,
	overrides: Record<string, unknown> = {},
): Promise<{ slug: string; call: Caller; title: string }> {
	serial += 1;
	const slug = `konferens-${serial}`;
	const title = `Samverkan, nu & då ${serial}`;
	const both = (sv: string, en = `${sv} (en)`) => ({ sv, en });
	await world.deps.db
		.insertInto("event")
		.values({
			id: newId(world.now.value),
			slug,
			year: 2026,
			content: JSON.stringify({
				title: both(title),
				summary: both("En dag om dialog."),
				text: both("Vi **möts** igen."),
				on: null,
				place: null,
			}),
		})
		.execute();
	const { call } = await staff(world, "editor");
	const saved = await call(
		"PUT",
		`/admin/events/${slug}/settings`,
		settings(overrides),
	);
	if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
	return { slug, call, title };
}

/** One registration by HTTP, from a network of its own. */
export function register(
	world: World,
	slug: string,
	n: number,
	more: Record<string, unknown> = {},
): Promise<Answer> {
	return world.app
		.inject({
			method: "POST",
			url: `/api/v1/events/${slug}/registrations`,
			remoteAddress: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
			payload: {
				name: `Deltagare ${n}`,
				organisation: "Språkvännerna",
				email: `deltagare-${n}@forening.example`,
				...more,
			},
		})
		.then((answer) => ({
			status: answer.statusCode,
			body: answer.json(),
			headers: answer.headers,
		}));
}

/** The personal link's token in the last mail to an address. */
export async function personalToken(
	world: World,
	email: string,
): Promise<string> {
	await world.settle();
	const mail = world.mails.findLast(
		(one) => one.to === email && one.text.includes("/anmalan/"),
	);
	return /\/anmalan\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
}

const inSwedish = (sv: string) => ({ sv, en: "" });

/** What an editor works with: one event, its drafts, and what becomes of them. */
export function editing(call: Caller, slug: string) {
	const path = `/admin/content/events/${slug}`;
	const item = async () => (await call("GET", path)).body;
	const act = (id: string, action: string, body: object = {}) =>
		call("POST", `/admin/content/revisions/${id}/${action}`, body);
	/** A draft with this on top of what is there. */
	const save = async (more: Record<string, unknown>) => {
		const { head } = await item();
		const content = { ...head.content, ...more };
		return call("PATCH", path, { basedOn: head.id, content });
	};
	return {
		item,
		act,
		save,
		publish: async () => act((await item()).head.id, "publish"),
		undo: async () => act((await item()).live.id, "undo"),
		history: async () => (await call("GET", `${path}/revisions`)).body.items,
	};
}

/** An event that is begun among the content, as a draft. */
export async function draftEvent(call: Caller, more: object = {}) {
	const { status, body } = await call("POST", "/admin/content/events", {
		content: {
			year: 2026,
			title: inSwedish("Höstmöte"),
			summary: inSwedish("En dag om dialog."),
			text: inSwedish("Vi möts igen."),
			...more,
		},
	});
	if (status !== 201) throw new Error(JSON.stringify(body));
	return { ...editing(call, body.key), slug: body.key as string, begun: body };
}
