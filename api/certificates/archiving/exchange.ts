/** Why somebody else's service gave nothing that can be used, as a stable word. */
export type Trouble =
	| "unreachable"
	| "too_slow"
	| "refused"
	| "too_large"
	| "not_understood"
	| "resting";

/** A service of somebody else's (time stamps, revocation) did not answer as it should. Never a reason to stop. */
export class ServiceTrouble extends Error {
	readonly trouble: Trouble | string;
	constructor(trouble: Trouble | string, cause?: unknown) {
		super(trouble, { cause });
		this.name = "ServiceTrouble";
		this.trouble = trouble;
	}
}

export interface Limits {
	/** Milliseconds until the whole answer has to be there */
	patience: number;
	/** Bytes */
	most: number;
}

async function readAtMost(answer: Response, most: number): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of answer.body ?? []) {
		size += chunk.length;
		// Leaving the loop closes the connection.
		if (size > most) throw new ServiceTrouble("too_large");
		chunks.push(chunk);
	}
	return new Uint8Array(Buffer.concat(chunks));
}

/**
 * One HTTP exchange with limits on time and size.
 *
 * @param question absent: GET; else POST of these bytes as `type`
 * @throws {ServiceTrouble}
 */
export async function exchange(
	url: string,
	limits: Limits,
	question?: { type: string; body: Uint8Array },
): Promise<Uint8Array> {
	if (!/^https?:/.test(url)) throw new ServiceTrouble("unreachable");
	try {
		const answer = await fetch(url, {
			signal: AbortSignal.timeout(limits.patience),
			redirect: "follow",
			...(question && {
				method: "POST",
				headers: { "content-type": question.type },
				body: new Uint8Array(question.body),
			}),
		});
		if (!answer.ok) {
			await answer.body?.cancel();
			throw new ServiceTrouble("refused");
		}
		return await readAtMost(answer, limits.most);
	} catch (error) {
		if (error instanceof ServiceTrouble) throw error;
		const slow = error instanceof Error && error.name === "TimeoutError";
		throw new ServiceTrouble(slow ? "too_slow" : "unreachable", error);
	}
}
