/**
 * What every public page gains from a script. Nothing here is needed: each page works as it came from the server.
 */

/** The folded menu closes when it is left, as a menu does. */
function closeMenuWhenLeft(menu: HTMLDetailsElement): void {
	const close = () => {
		menu.open = false;
	};
	menu.addEventListener("keydown", (event) => {
		if (event.key !== "Escape" || !menu.open) return;
		close();
		menu.querySelector("summary")?.focus();
	});
	document.addEventListener("click", (event) => {
		if (event.target instanceof Node && !menu.contains(event.target)) close();
	});
	menu.addEventListener("focusout", ({ relatedTarget }) => {
		if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) close();
	});
}

/** Fields that were left empty stay out of the address, so that it can be read and passed on. */
function leaveOutEmptyFields(form: HTMLFormElement): void {
	form.addEventListener("formdata", ({ formData }) => {
		for (const [name, value] of [...formData])
			if (value === "") formData.delete(name);
	});
}

/** Prints from a link or button marked `data-print`. */
function printOnPress(event: MouseEvent): void {
	if (!(event.target instanceof Element)) return;
	if (event.target.closest("[data-print]")) window.print();
}

for (const menu of document.querySelectorAll<HTMLDetailsElement>(".site-menu"))
	closeMenuWhenLeft(menu);
for (const form of document.querySelectorAll<HTMLFormElement>(
	"form[method=get]",
))
	leaveOutEmptyFields(form);
const kept = document.querySelector<HTMLFormElement>("form[data-keep]");
if (kept) void import("./keep.ts").then(({ keepTyped }) => keepTyped(kept));
document.addEventListener("click", printOnPress);
// Faults that the server found: the summary takes focus, so that it is read first.
document.querySelector<HTMLElement>(".error-summary")?.focus();
