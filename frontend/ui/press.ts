let pressed = false;
const released = ["pointerup", "pointercancel"] as const;
/** In milliseconds. Where a list of choices opens, the browser keeps the release to itself: nothing may wait for it for ever. */
const longest = 2000;

addEventListener("pointerdown", () => (pressed = true), true);
for (const event of released)
	addEventListener(event, () => (pressed = false), true);

/**
 * Settles when no button is being pressed. Leaving a field saves it, and what the answer
 * says may move the page: were the button to move between down and up, the click would be lost.
 */
export function pressEnded(): Promise<void> {
	if (!pressed) return Promise.resolve();
	return new Promise((resolve) => {
		// The click comes after the pointer's own event; only then may things move.
		const after = () => setTimeout(resolve);
		for (const event of released)
			addEventListener(event, after, { once: true, capture: true });
		setTimeout(resolve, longest);
	});
}
