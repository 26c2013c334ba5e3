/** Code that can be copied: a button beside it does so, and says that it did. */
async function copy(button: HTMLButtonElement): Promise<void> {
	const code = document.getElementById(button.dataset.copy ?? "");
	const said = button.parentElement?.querySelector("[role=status]");
	if (!code || !said) return;
	try {
		await navigator.clipboard.writeText(code.textContent ?? "");
		said.textContent = button.dataset.done ?? "";
	} catch {
		// Not allowed here: the code is marked, so that the reader copies it.
		getSelection()?.selectAllChildren(code);
		said.textContent = button.dataset.marked ?? "";
	}
}

// On the document: "Mina sidor" draws its buttons later.
document.addEventListener("click", ({ target }) => {
	const button =
		target instanceof Element &&
		target.closest<HTMLButtonElement>("button[data-copy]");
	if (button) void copy(button);
});
