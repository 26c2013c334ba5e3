import type {
	Queue,
	StaffApplicationView,
} from "../../../api/applications/review/schema.ts";
import type { Attachment } from "../../../api/applications/schema.ts";
import type {
	Role,
	SessionAnswer,
	StaffAccount,
	StaffUser,
} from "../../../api/auth/schema.ts";
import type { CertificateStatus } from "../../../api/certificates/schema.ts";
import type { AdminSealsView } from "../../../api/certificates/seals/schema.ts";
import type { LogEntry } from "../../../api/log/schema.ts";
import type { ContactFields } from "../../../api/organisations/schema.ts";
import type {
	SignatoryDetail,
	SignatoryItem,
} from "../../../api/register/schema.ts";
import type { SignatureStatus } from "../../../api/signatures/schema.ts";
import {
	get,
	patch,
	post,
	type Query,
	remove,
	upload,
} from "../../data/client.ts";

export interface Page<T> {
	items: T[];
	next: string | null;
	total?: number;
}

export interface EntrySignature {
	id: string;
	status: SignatureStatus;
	agreementVersion: string;
	signedOn: string;
	endedOn: string | null;
	endReason: string | null;
	certificateNumber: string | null;
	certificateStatus: CertificateStatus | null;
}

/** An entry of the register with what only the office sees. */
export interface RegisterEntry
	extends Pick<
		SignatoryDetail,
		| "id"
		| "slug"
		| "name"
		| "organisationNumber"
		| "kind"
		| "municipality"
		| "wholeCounty"
		| "themes"
		| "website"
		| "description"
	> {
	contacts: ContactFields[];
	/** One row for each certificate: a signature that got two stands here twice. */
	signatures: EntrySignature[];
	withheld: boolean;
}

/** What a set-up link says of its account before it is used. */
export interface SetUp {
	email: string | null;
	name: string;
	employer: string;
	role: Role;
}

const part = encodeURIComponent;

export const fetchMe = () => get<{ kind: string; user?: StaffUser }>("/me");
export const signIn = (body: { email: string; password: string }) =>
	post<SessionAnswer>("/sessions", body);
export const signOut = () => remove("/sessions/current");
export const fetchSetUp = (token: string) =>
	get<SetUp>(`/staff/set-up/${part(token)}`);
export const setUp = (body: object) =>
	post<SessionAnswer>("/staff/set-up", body);

export const fetchQueue = (query: Query, signal?: AbortSignal) =>
	get<Queue>("/admin/applications", query, signal);
export const fetchCase = (id: string) =>
	get<StaffApplicationView>(`/admin/applications/${part(id)}`);
/** @param act e.g. `claim`, `approve`; the answer's shape differs, so the case is read anew */
export const decide = (
	id: string,
	act: "claim" | "approve" | "reject" | "request-completion",
	body?: object,
) => post<unknown>(`/admin/applications/${part(id)}/${act}`, body ?? {});
export const enterPaper = (body: object, key: string) =>
	post<StaffApplicationView>("/admin/applications", body, key);
export function attachToCase(id: string, kind: "scan" | "minutes", file: File) {
	const form = new FormData();
	// The kind goes first: a server that streams knows it before the file arrives.
	form.append("kind", kind);
	form.append("file", file, file.name);
	return upload<Attachment>(
		`/admin/applications/${part(id)}/attachments`,
		form,
	);
}
export const attachmentPath = (id: string, inline: boolean) =>
	`/api/v1/admin/attachments/${part(id)}${inline ? "?inline=1" : ""}`;

export const fetchSignatories = (query: Query, signal?: AbortSignal) =>
	get<Page<SignatoryItem>>("/signatories", query, signal);
export const fetchEntry = (id: string) =>
	get<RegisterEntry>(`/admin/organisations/${part(id)}`);
export const fetchPublicEntry = (slug: string) =>
	get<SignatoryDetail>(`/signatories/${part(slug)}`);
export const correctEntry = (id: string, body: object) =>
	patch<unknown>(`/admin/organisations/${part(id)}`, body);
export const endSignature = (
	id: string,
	body: { reason: string; on: string },
) => post<unknown>(`/admin/signatures/${part(id)}/end`, body);
export const revokeCertificate = (number: string, reason: string) =>
	post<unknown>(`/admin/certificates/${part(number)}/revoke`, { reason });
export const reissueCertificate = (
	number: string,
	reason: string,
	caseNumber?: string,
) =>
	post<unknown>(`/admin/certificates/${part(number)}/reissue`, {
		reason,
		...(caseNumber !== undefined && { caseNumber }),
	});
export const certificateFile = (number: string) =>
	`/api/v1/certificates/${part(number)}/pdf`;

export const fetchSeals = () => get<AdminSealsView>("/admin/seals");
/** @param replaces the fingerprint of the seal in use, as the page shows it */
export const rotateSeal = (replaces?: string) =>
	post<AdminSealsView>("/admin/seals/rotate", { replaces });
export const revokeSeal = (fingerprint: string, body: object) =>
	post<AdminSealsView>(`/admin/seals/${part(fingerprint)}/revoke`, body);

export const fetchLog = (query: Query) =>
	get<Page<LogEntry>>("/admin/log", query);

export const fetchAccounts = () =>
	get<{ items: StaffAccount[] }>("/admin/staff");
export const inviteAccount = (body: object) =>
	post<unknown>("/admin/staff", body);
export const disableAccount = (id: string) =>
	post<unknown>(`/admin/staff/${part(id)}/disable`, {});
export const inviteAgain = (id: string) =>
	post<unknown>(`/admin/staff/${part(id)}/invite`, {});
export const changeRole = (id: string, role: string) =>
	post<unknown>(`/admin/staff/${part(id)}/role`, { role });
