import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { newId } from "../../api/platform/ids.ts";
import type { World } from "./world.ts";

export interface Answer {
	status: number;
	// Tests look at whatever the contract names; a wrong name is simply undefined there.
	// biome-ignore lint/suspicious/noExplicitAny: answers are checked by the tests themselves
	body: any;
	headers: Record<string, string | string[] | number | undefined>;
}

export type Caller = (
	method: string,
	path: string,
	body?: unknown,
	headers?: Record<string, string>,
) => Promise<Answer>;

/** Speaks HTTP with the app as somebody: a bearer token or nobody. */
export function caller(world: World, accessToken?: string): Caller {
	return async (method, path, body, headers = {}) => {
		const response = await world.app.inject({
			method: method as "GET",
			url:
				path.startsWith("/api") || !path.startsWith("/")
					? path
					: `/api/v1${path}`,
			headers: {
				...(accessToken && { authorization: `Bearer ${accessToken}` }),
				...headers,
			},
			...(body !== undefined && { payload: body as object }),
		});
		const json = String(response.headers["content-type"]).includes("json");
		return {
			status: response.statusCode,
			body: json ? response.json() : response.body,
			headers: response.headers,
		};
	};
}

/** Everybody's on the staff. */
export const password = "en lång mening som lösenord";
/** A hash tells how dear it was: this one is cheap to make and to check. */
let passwordHash: Promise<string> | undefined;

/** Letters alone: digits by chance may make what looks like a personal identity number, which no address may hold. */
const unique = () =>
	randomUUID().replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "");

/** A member of staff who is signed in. Made in the database: how accounts come about is auth's own test. */
export async function staff(
	world: World,
	role: "officer" | "editor" | "admin" = "officer",
	email = `${unique()}@region.example`,
) {
	const id = newId(world.now.value);
	passwordHash ??= hash(password, { memoryCost: 8, timeCost: 1 });
	await world.deps.db
		.insertInto("staff")
		.values({
			id,
			email,
			name: "Eva Lindqvist",
			employer: "Region Halland",
			role,
			password_hash: await passwordHash,
			created_at: world.now.value,
		})
		.execute();
	const answer = await caller(world)("POST", "/sessions", {
		email,
		password,
	});
	if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
	return { id, email, call: caller(world, answer.body.accessToken) };
}

/** The links in the mails to an address, newest last. */
export async function linksTo(
	world: World,
	email: string,
	kind: "fortsatt" | "signera",
): Promise<string[]> {
	await world.settle();
	const pattern = new RegExp(`/${kind}/([A-Za-z0-9_-]+)`);
	return world.mails
		.filter((mail) => mail.to === email)
		.flatMap((mail) => pattern.exec(mail.text)?.[1] ?? []);
}

let serial = 0;
/** An organisation number that is right: association series, running, with its check digit. */
export function newOrganisationNumber(): string {
	serial += 1;
	const base = `802${String(process.pid % 100).padStart(2, "0")}${String(serial).padStart(4, "0")}`;
	let sum = 0;
	for (let i = 0; i < 9; i++) {
		const n = Number(base[i]) * (i % 2 === 0 ? 2 : 1);
		sum += n > 9 ? n - 9 : n;
	}
	return `${base.slice(0, 6)}-${base.slice(6)}${(10 - (sum % 10)) % 10}`;
}

export function filledApplication(overrides: Record<string, unknown> = {}) {
	return {
		organisation: {
			name: "Språkvännerna i Falkenberg",
			organisationNumber: newOrganisationNumber(),
			kind: "ideell-forening",
			municipalityCode: "1382",
			wholeCounty: false,
			themes: ["integration"],
			website: "https://sprakvannerna.example",
			description: "Vi ordnar språkcaféer och promenader.",
		},
		contacts: [
			{
				name: "Samira Haddad",
				role: "Ordförande",
				email: "styrelsen@sprakvannerna.example",
				phone: "0346-12 34 56",
				isPrimary: true,
				publish: { name: true, email: false, phone: false },
			},
		],
		mandate: {
			body: "Styrelsen",
			decidedOn: "2026-03-04",
			paragraph: "§ 7",
			signing: "alone",
		},
		signatories: [
			{
				name: "Samira Haddad",
				title: "Ordförande",
				email: `samira-${unique()}@sprakvannerna.example`,
			},
		],
		...overrides,
	};
}

/** An applicant with a draft and a confirmed address. */
export async function applicant(
	world: World,
	email = `styrelsen-${unique()}@forening.example`,
) {
	const started = await caller(world)("POST", "/applications", { email });
	if (started.status !== 201) throw new Error(JSON.stringify(started.body));
	const call = caller(world, started.body.accessToken);
	const [token] = await linksTo(world, email, "fortsatt");
	await caller(world)("POST", "/sign-in-links/redeem", { token });
	return { id: started.body.application.id as string, email, call };
}

/** An application that all have signed, as the office gets it. */
export async function submittedApplication(
	world: World,
	content = filledApplication(),
) {
	const who = await applicant(world);
	await who.call("PATCH", `/applications/${who.id}`, content);
	const sent = await who.call("POST", `/applications/${who.id}/submit`);
	if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
	for (const signatory of content.signatories) {
		const token =
			(await linksTo(world, signatory.email, "signera")).at(-1) ?? "";
		await signWith(world, token, signatory.name);
	}
	return { ...who, content };
}

export async function signWith(
	world: World,
	token: string,
	name: string,
): Promise<Answer> {
	const opened = await caller(world)("GET", `/signing/${token}`);
	return caller(world)("POST", `/signing/${token}`, {
		name,
		confirmAuthority: true,
		textSha256: opened.body?.agreement?.textSha256 ?? "0".repeat(64),
	});
}

/** A party of the register, with its certificate made. */
export async function party(world: World, content = filledApplication()) {
	const application = await submittedApplication(world, content);
	const officer = await staff(world);
	const approved = await officer.call(
		"POST",
		`/admin/applications/${application.id}/approve`,
		{},
	);
	if (approved.status !== 200) throw new Error(JSON.stringify(approved.body));
	await world.settle();
	return {
		application,
		officer,
		approved: approved.body,
		number: approved.body.certificate.number as string,
	};
}
