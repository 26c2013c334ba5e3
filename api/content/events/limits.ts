import { RateLimiterMemory } from "rate-limiter-flexible";
import { consume } from "../../platform/rate-limit.ts";

/** An IPv6 customer has a whole /64 to choose from; it counts as one. */
export function networkOf(ip: string): string {
	if (!ip.includes(":") || ip.includes(".")) return ip.replace(/^.*:/, "");
	const [head = "", tail] = ip.split("::");
	const left = head.split(":").filter(Boolean);
	const right = tail?.split(":").filter(Boolean) ?? [];
	const zeros = Array<string>(Math.max(0, 8 - left.length - right.length));
	return [...left, ...zeros.fill("0"), ...right].slice(0, 4).join(":");
}

export interface EventLimits {
	/** @throws Refusal `too_many_requests` */
	count(ip: string, slug: string, email: string): Promise<void>;
}

/**
 * Of each event: a workplace behind one address may register its staff in an afternoon, a program may not fill
 * a hall; and nobody gets many mails because a stranger typed their address.
 */
export function eventLimits(): EventLimits {
	const network = new RateLimiterMemory({ points: 60, duration: 10 * 60 });
	const address = new RateLimiterMemory({ points: 10, duration: 60 * 60 });
	return {
		async count(ip, slug, email) {
			await consume(network, `${networkOf(ip)} ${slug}`);
			await consume(address, email);
		},
	};
}
