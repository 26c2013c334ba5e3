import type { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Refusal } from "./errors.ts";

/** Counts one more for a key. @throws Refusal `too_many_requests`, with the seconds to wait, when that is more than may be */
export async function consume(
	limiter: RateLimiterMemory,
	key: string,
): Promise<void> {
	await limiter.consume(key).catch((result: RateLimiterRes | Error) => {
		if (result instanceof Error) throw result;
		throw new Refusal("too_many_requests", {
			values: { retryAfter: Math.ceil(result.msBeforeNext / 1000) },
		});
	});
}
