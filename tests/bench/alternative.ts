/** One way to make a certificate. */
export interface Alternative {
	name: string;
	/** Loads what is loaded once. @throws {NotRun} when it cannot be had here */
	open(): Promise<Opened>;
}

export interface Opened {
	/** The file for the i-th content. */
	make(i: number): Promise<Uint8Array>;
	/** CPU time (ms) spent so far outside this process on behalf of it. */
	elsewhere?: () => number;
	close?: () => Promise<void>;
}

/** Why an alternative is not measured here, in a few words. */
export class NotRun extends Error {}
