/** What is the same on all QR codes of a version (ISO/IEC 18004). */
export interface QrForm {
	/** Modules along a side */
	size: number;
	/** Row by row, 1 for dark; 0 where data and format go */
	fixed: Uint8Array;
	/** Where the data goes, bit by bit */
	places: Int32Array;
	/** For each mask, 1 where it turns a place over */
	masks: Uint8Array[];
}

const MASKS: ((row: number, column: number) => boolean)[] = [
	(i, j) => (i + j) % 2 === 0,
	(i) => i % 2 === 0,
	(_, j) => j % 3 === 0,
	(i, j) => (i + j) % 3 === 0,
	(i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
	(i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
	(i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
	(i, j) => (((i * j) % 3) + ((i + j) % 2)) % 2 === 0,
];

const FREE = 2;

class Grid {
	readonly size: number;
	readonly cells: Uint8Array;
	constructor(size: number) {
		this.size = size;
		this.cells = new Uint8Array(size * size).fill(FREE);
	}
	isFree(row: number, column: number): boolean {
		return this.cells[row * this.size + column] === FREE;
	}
	set(row: number, column: number, dark: boolean): void {
		const { size } = this;
		if (row >= 0 && column >= 0 && row < size && column < size)
			this.cells[row * size + column] = dark ? 1 : 0;
	}
	/** Square rings around a centre; those at the distances in `light` are light. */
	rings(row: number, column: number, reach: number, light: number[]): void {
		for (let r = -reach; r <= reach; r++)
			for (let c = -reach; c <= reach; c++) {
				const distance = Math.max(Math.abs(r), Math.abs(c));
				this.set(row + r, column + c, !light.includes(distance));
			}
	}
}

function alignmentCentres(version: number, size: number): number[] {
	if (version === 1) return [];
	const count = Math.floor(version / 7) + 2;
	const step =
		version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
	return Array.from({ length: count }, (_, i) =>
		i === 0 ? 6 : size - 7 - (count - 1 - i) * step,
	);
}

/** Where the 15 bits of the format go, each in two places. */
export function formatPlaces(size: number, bit: number): [number, number][] {
	const down = bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit;
	const across = bit < 8 ? size - bit - 1 : bit < 9 ? 7 : 14 - bit;
	return [
		[down, 8],
		[8, across],
	];
}

/** A number followed by the remainder that a generator polynomial leaves of it (BCH). */
export function withRemainder(value: number, generator: number): number {
	const degree = 31 - Math.clz32(generator);
	let rest = value << degree;
	while (rest >= 1 << degree)
		rest ^= generator << (31 - Math.clz32(rest) - degree);
	return (value << degree) | rest;
}

function drawPatterns(grid: Grid, version: number): void {
	const { size } = grid;
	for (const [row, column] of [
		[3, 3],
		[3, size - 4],
		[size - 4, 3],
	] as const)
		grid.rings(row, column, 4, [2, 4]);
	const centres = alignmentCentres(version, size);
	for (const row of centres)
		for (const column of centres)
			if (grid.isFree(row, column)) grid.rings(row, column, 2, [1]);
	for (let i = 8; i < size - 8; i++) {
		if (grid.isFree(i, 6)) grid.set(i, 6, i % 2 === 0);
		if (grid.isFree(6, i)) grid.set(6, i, i % 2 === 0);
	}
	for (let bit = 0; bit < 15; bit++)
		for (const [row, column] of formatPlaces(size, bit))
			grid.set(row, column, false);
	// Dark in the end; light, like the format, while masks are compared.
	grid.set(size - 8, 8, false);
}

/** The version, as codes of 45 modules and more bear it (ISO/IEC 18004, 7.10), in two places. */
export function versionPlaces(
	size: number,
	version: number,
): { row: number; column: number; dark: boolean }[] {
	if (version < 7) return [];
	const bits = withRemainder(version, 0x1f25);
	return Array.from({ length: 18 }, (_, i) => {
		const dark = ((bits >> i) & 1) === 1;
		const [far, near] = [(i % 3) + size - 11, Math.floor(i / 3)];
		return [
			{ row: near, column: far, dark },
			{ row: far, column: near, dark },
		];
	}).flat();
}

/** Up and down in columns of two, from the right, past the timing pattern. */
function dataPlaces(grid: Grid): Int32Array {
	const { size } = grid;
	const places: number[] = [];
	let up = true;
	for (let right = size - 1; right > 0; right -= 2) {
		if (right === 6) right--;
		for (let i = 0; i < size; i++) {
			const row = up ? size - 1 - i : i;
			for (const column of [right, right - 1])
				if (grid.isFree(row, column)) places.push(row * size + column);
		}
		up = !up;
	}
	return Int32Array.from(places);
}

/** The form of a version, 1 to 40. */
export function qrForm(version: number): QrForm {
	const size = version * 4 + 17;
	const grid = new Grid(size);
	drawPatterns(grid, version);
	for (const { row, column } of versionPlaces(size, version))
		grid.set(row, column, false);
	const places = dataPlaces(grid);
	const masks = MASKS.map((turns) =>
		Uint8Array.from(places, (place) =>
			turns(Math.floor(place / size), place % size) ? 1 : 0,
		),
	);
	const fixed = grid.cells.map((cell) => (cell === FREE ? 0 : cell));
	return { size, fixed, places, masks };
}
