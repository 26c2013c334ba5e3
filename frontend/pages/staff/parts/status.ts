import { html, type TemplateResult } from "lit";
import type { ApplicationStatus } from "../../../../api/applications/schema.ts";
import type { SignatureStatus } from "../../../../api/signatures/schema.ts";
import { stitchGlyph as glyph, icon } from "../../../ui/icon.ts";
import type { StaffText } from "../text.ts";

const marks: Record<
	ApplicationStatus,
	[tone: string, mark: () => TemplateResult]
> = {
	draft: ["off", () => icon("pen")],
	awaiting_signature: ["off", () => icon("pen")],
	submitted: ["wait", () => glyph("half")],
	in_review: ["wait", () => glyph("half")],
	completion_requested: ["off", () => icon("clock")],
	approved: ["ok", () => icon("check")],
	rejected: ["bad", () => icon("cross")],
	retracted: ["off", () => icon("left")],
};

/** Where a case stands: a glyph and a word. */
export function caseStatus(text: StaffText, status: ApplicationStatus) {
	const [tone, mark] = marks[status];
	return html`<span class="status ${tone}">${mark()}${text.status[status]}</span>`;
}

/** Where an organisation stands in the register. */
export function signatureStatus(text: StaffText, status: SignatureStatus) {
	const state =
		status === "active" ? "full" : status === "provisional" ? "half" : "struck";
	return html`<span class="status ${state === "full" ? "" : "off"}">${glyph(state)}${text.words.signature[status]}</span>`;
}

/** "Eva Lindqvist" → "EL"; decoration beside the whole name. */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/);
	const first = words[0]?.[0] ?? "";
	const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
	return (first + last).toUpperCase();
}
