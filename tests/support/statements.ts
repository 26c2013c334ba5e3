import type { World } from "./world.ts";

/** A page's words, without tags and soft hyphens; and its mark-up. */
export async function read(world: World, url: string) {
	const answer = await world.app.inject({
		url,
		headers: { accept: "text/html" },
	});
	if (answer.statusCode !== 200)
		throw new Error(`${url}: ${answer.statusCode}`);
	const main = answer.body.split("<main")[1]?.split("</main>")[0] ?? "";
	const words = main.replace(/<[^>]+>/g, " ").replaceAll("\u00ad", "");
	return { words: words.replace(/\s+/g, " "), main, ...answer };
}

/** The number that a page states where the pattern has its group. */
export function stated(words: string, pattern: RegExp): number {
	const [, number] = pattern.exec(words) ?? [];
	if (number === undefined) throw new Error(`${pattern} is not on the page`);
	return Number(number);
}
