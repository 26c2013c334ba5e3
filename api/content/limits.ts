import { RateLimiterMemory } from "rate-limiter-flexible";
import { consume } from "../platform/rate-limit.ts";
import { networkOf } from "./events/limits.ts";

export interface FormLimits {
	/** @throws Refusal `too_many_requests` */
	count(ip: string, email: string): Promise<void>;
}

/** Posts of one form: so many in ten minutes from one network, so many in an hour for one address. */
export function formLimits(most: {
	network: number;
	address: number;
}): (deps: object) => FormLimits {
	const kept = new WeakMap<object, FormLimits>();
	return (deps) => {
		const found = kept.get(deps) ?? make(most);
		kept.set(deps, found);
		return found;
	};
}

function make(most: { network: number; address: number }): FormLimits {
	const network = new RateLimiterMemory({
		points: most.network,
		duration: 10 * 60,
	});
	const address = new RateLimiterMemory({
		points: most.address,
		duration: 60 * 60,
	});
	return {
		async count(ip, email) {
			await consume(network, networkOf(ip));
			await consume(address, email);
		},
	};
}
