import { municipalities } from "../organisations/vocabulary.ts";
import type { SignatoryItem } from "../register/schema.ts";
import type { Provenance, Snapshot } from "./schema.ts";
import { county } from "./words.ts";

interface Seat {
	name: string;
	/** Longitude and latitude, WGS 84 (RFC 7946, 4). */
	at: [number, number];
}

/** Where each municipality is governed from, to two decimals: within about a kilometre. */
const seats: Record<string, Seat> = {
	"1384": { name: "Kungsbacka", at: [12.08, 57.49] },
	"1383": { name: "Varberg", at: [12.25, 57.11] },
	"1382": { name: "Falkenberg", at: [12.49, 56.91] },
	"1315": { name: "Hyltebruk", at: [13.24, 57.0] },
	"1380": { name: "Halmstad", at: [12.86, 56.67] },
	"1381": { name: "Laholm", at: [13.04, 56.51] },
};

function feature(
	code: string | null,
	name: string,
	parties: SignatoryItem[],
): object {
	const seat = code === null ? undefined : seats[code];
	const here = parties.filter(
		(item) => (item.municipality?.code ?? null) === code,
	);
	return {
		type: "Feature",
		id: code ?? "lan",
		geometry: seat ? { type: "Point", coordinates: seat.at } : null,
		properties: {
			code,
			name,
			seat: seat?.name ?? null,
			parties: here.length,
			organisations: here.map((one) => ({
				id: one.id,
				slug: one.slug,
				name: one.name,
			})),
		},
	};
}

/**
 * The parties by municipality (RFC 7946). A municipality is a point at its seat: we have no borders of our own to give.
 * Who works in the whole county stands in a feature without a place.
 */
export function municipalitiesGeo(
	{ parties }: Snapshot,
	about: Provenance,
): object {
	return {
		type: "FeatureCollection",
		...about,
		features: [
			...municipalities.map(({ code, name }) => feature(code, name, parties)),
			feature(null, county.name.sv, parties),
		],
	};
}
