import { z } from "zod";
import { email, someLine, someLines } from "../../platform/text.ts";

/** What somebody writes to the office. */
export const contactMessage = z.object({
	name: someLine(120),
	email,
	subject: someLine(120),
	message: someLines(5000),
});
export type ContactInput = z.output<typeof contactMessage>;

export interface ContactMessageView extends ContactInput {
	id: string;
	locale: "sv" | "en";
	createdAt: string;
}
