/**
 * Whether a text holds something that reads as a personal identity number (SKV 704).
 * Wider than the server's test, which also asks for the right last digit: this one
 * only decides what is left out of the browser's own storage and out of addresses.
 */
export function looksPersonal(text: string): boolean {
	for (const match of text.matchAll(
		/(?<!\d)(?:\d{2})?\d{2}(\d{2})(\d{2})[\s–-]*[+]?[\s–-]*\d{4}(?!\d)/g,
	)) {
		if (/^07\d{8}$/.test(match[0])) continue;
		const month = Number(match[1]);
		const day = Number(match[2]) % 60;
		if (month >= 1 && month <= 12 && day >= 1 && day <= 31) return true;
	}
	return false;
}
