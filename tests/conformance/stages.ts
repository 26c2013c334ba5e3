import { archivePdf } from "../../api/certificates/archiving/archive.ts";
import { ServiceTrouble } from "../../api/certificates/archiving/exchange.ts";
import type { Stamper } from "../../api/certificates/archiving/stamper.ts";
import { sealPdf } from "../../api/certificates/sealing/seal.ts";
import type { Seal } from "./seals.ts";

/** PAdES baseline levels (ETSI EN 319 142-1), lowest first. */
export const LEVELS = ["B-B", "B-T", "B-LT", "B-LTA"] as const;
export type Level = (typeof LEVELS)[number];

/** How far a sample is taken. */
export interface Stage {
	name: string;
	level: Level;
	/** Whether for all contents; else for the hostile one. */
	all?: boolean;
	/** From what was drawn; the product says itself when it did not get so far. */
	reach(drawn: Uint8Array, seal: Seal): Promise<Uint8Array>;
}

const silent: Stamper = {
	stamp: async () => {
		throw new ServiceTrouble("resting");
	},
};

function stamp(drawn: Uint8Array, { sealer, stamper }: Seal) {
	return sealPdf(sealer, drawn, {
		at: new Date(),
		stamp: async (imprint) => (await stamper.stamp(imprint)).token,
	});
}

/** The file taken further by the product. @throws {Error} when that was not to the level wanted */
async function archive(
	pdf: Uint8Array,
	{ trusted, timestamper }: Seal,
	stamper: Stamper,
	wanted: Level,
	renew = false,
): Promise<Uint8Array> {
	const trust = { trusted: [trusted], timestampers: [timestamper] };
	const tools = { stamper, trust, clock: () => new Date() };
	const { pdf: longer, level, note } = await archivePdf(pdf, tools, { renew });
	if (level !== wanted) throw new Error(`${level}, not ${wanted}: ${note}`);
	return longer;
}

/** An entry here, and every seal that can reach it is checked at it. */
export const stages: Stage[] = [
	{
		name: "B-B",
		level: "B-B",
		all: true,
		reach: (drawn, { sealer }) => sealPdf(sealer, drawn, { at: new Date() }),
	},
	{ name: "B-T", level: "B-T", reach: stamp },
	{
		name: "B-LT",
		level: "B-LT",
		reach: async (drawn, seal) =>
			archive(await stamp(drawn, seal), seal, silent, "B-LT"),
	},
	{
		name: "B-LTA",
		level: "B-LTA",
		all: true,
		reach: async (drawn, seal) =>
			archive(await stamp(drawn, seal), seal, seal.stamper, "B-LTA"),
	},
	{
		name: "B-LTA renewed",
		level: "B-LTA",
		reach: async (drawn, seal) => {
			const { stamper } = seal;
			const stamped = await stamp(drawn, seal);
			const once = await archive(stamped, seal, stamper, "B-LTA");
			return archive(once, seal, stamper, "B-LTA", true);
		},
	},
];
