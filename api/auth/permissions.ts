import type { Role } from "./schema.ts";

const officer = [
	"application:read",
	"application:decide",
	"application:enter",
	"register:correct",
	"signature:end",
	"log:read",
	"contact:handle",
] as const;
const editor = [
	"content:edit",
	"event:manage",
	"follow-up:manage",
	// The list alone: elections are the administrators'.
	"members:edit",
] as const;
const admin = [
	...officer,
	...editor,
	"certificate:manage",
	"newsletter:export",
	"follow-up:answer",
	"staff:manage",
	"election:manage",
	// What organisations sign: editors write it, administrators answer for it.
	"agreement:publish",
] as const;

export type Permission = (typeof admin)[number];

/** What each role may do. What is not here is not permitted. */
export const permissions: Record<Role, readonly Permission[]> = {
	officer,
	editor,
	admin,
};
