import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CertificateContent } from "../drawing/content.ts";

/** What a thread answers: the file, or why there is none. */
export type Answer =
	| { pdf: Uint8Array }
	| { problem: DrawingProblem; message: string };
export type DrawingProblem =
	| "uncovered_characters"
	| "drawing_failed"
	| "worker_died";

/** A certificate could not be drawn; `problem` is a stable word, the message is for the server's own log. */
export class DrawingFailed extends Error {
	readonly problem: DrawingProblem;
	constructor(problem: DrawingProblem, message: string = problem) {
		super(message);
		this.name = "DrawingFailed";
		this.problem = problem;
	}
}

export interface DrawPool {
	/** How many draw at once */
	size: number;
	/** @throws DrawingFailed */
	draw(content: CertificateContent): Promise<Uint8Array>;
	/** Ends the threads; what is under way fails. */
	close(): Promise<void>;
}

interface Task {
	content: CertificateContent;
	deaths: number;
	resolve(pdf: Uint8Array): void;
	reject(error: Error): void;
}

interface Place {
	worker: Worker | null;
	task: Task | null;
	timer?: NodeJS.Timeout;
}

/** One core is left to sealing, the database and the visitors. */
export function poolSize(cores: number): number {
	return Math.min(4, Math.max(1, cores - 1));
}

const drawWorker = new URL("./draw-worker.ts", import.meta.url);
/** milliseconds; a certificate takes a few */
const patience = 60_000;
/** A thread that dies may have been unlucky; one that dies twice over the same certificate was not. */
const mostDeaths = 2;

let kept: { pool: DrawPool; users: number; end?: NodeJS.Timeout } | undefined;
/** milliseconds that threads wait for the next batch: they take a second to start, and memory while they wait */
const idle = 10_000;

/** Lends the process's threads for a batch. They end a while after the last that used them. */
export async function withDrawPool<T>(
	use: (pool: DrawPool) => Promise<T>,
): Promise<T> {
	kept ??= { pool: createDrawPool(), users: 0 };
	const mine = kept;
	mine.users += 1;
	clearTimeout(mine.end);
	try {
		return await use(mine.pool);
	} finally {
		mine.users -= 1;
		if (mine.users === 0)
			mine.end = setTimeout(() => {
				kept = undefined;
				mine.pool.close();
			}, idle).unref();
	}
}

/**
 * Threads that draw. Each starts when there is work for it and loads pdfkit and the fonts once. One that dies is replaced,
 * and what it drew is tried once more.
 */
export function createDrawPool({
	size = poolSize(availableParallelism()),
	script = drawWorker,
}: {
	size?: number;
	script?: URL;
} = {}): DrawPool {
	const places: Place[] = Array.from({ length: size }, () => ({
		worker: null,
		task: null,
	}));
	const queue: Task[] = [];
	let closed = false;

	function handOut(): void {
		for (const place of places) {
			if (place.task || closed) continue;
			const task = queue.shift();
			if (!task) return;
			place.task = task;
			place.worker ??= start(place);
			place.worker.ref();
			place.timer = setTimeout(() => place.worker?.terminate(), patience);
			place.worker.postMessage(task.content);
		}
	}

	function leave(place: Place): Task | null {
		clearTimeout(place.timer);
		const { task } = place;
		place.task = null;
		// One that has nothing to do keeps no process alive.
		place.worker?.unref();
		return task;
	}

	function start(place: Place): Worker {
		const worker = new Worker(script);
		worker.on("message", (answer: Answer) => {
			const task = leave(place);
			if ("pdf" in answer) task?.resolve(answer.pdf);
			else task?.reject(new DrawingFailed(answer.problem, answer.message));
			handOut();
		});
		// What it died of is told by its exit, which always follows.
		worker.on("error", () => {});
		worker.on("exit", () => {
			place.worker = null;
			const task = leave(place);
			if (!task) return;
			task.deaths += 1;
			if (closed || task.deaths >= mostDeaths)
				task.reject(new DrawingFailed("worker_died"));
			else queue.unshift(task);
			handOut();
		});
		return worker;
	}

	return {
		size,
		draw: (content) =>
			new Promise((resolve, reject) => {
				queue.push({ content, deaths: 0, resolve, reject });
				handOut();
			}),
		async close() {
			closed = true;
			for (const task of queue.splice(0))
				task.reject(new DrawingFailed("worker_died"));
			await Promise.all(places.map(({ worker }) => worker?.terminate()));
		},
	};
}
