import type {
	RevocationList,
	Revoked,
	SignedRevocations,
} from "../../frontend/verify/list.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import type { App } from "../platform/http.ts";
import { publicCache } from "../platform/http-cache.ts";
import { signedRevocations } from "./schema.ts";
import { sealDetached } from "./sealing/detached.ts";
import { trustOf } from "./seals/trust.ts";

/**
 * Every certificate that holds no longer. Of an organisation that is withheld only the number is told, for who has the
 * file has to learn that it does not hold: neither why nor what replaced it.
 */
async function findRevoked(db: Connection): Promise<Revoked[]> {
	const rows = await db
		.selectFrom("certificate")
		.innerJoin("signature", "signature.id", "certificate.signature_id")
		.innerJoin("organisation", "organisation.id", "signature.organisation_id")
		.leftJoin(
			"certificate as successor",
			"successor.number",
			"certificate.superseded_by",
		)
		.select([
			"certificate.number",
			"certificate.status",
			"certificate.reason",
			"certificate.reason_code",
			"certificate.revoked_at",
			"certificate.superseded_by",
			"successor.created_at as superseded_at",
			"organisation.withheld",
		])
		.where("certificate.status", "<>", "valid")
		.orderBy("certificate.number")
		.execute();
	return rows.map((row) => {
		const status = row.status === "revoked" ? "revoked" : "superseded";
		const at = status === "revoked" ? row.revoked_at : row.superseded_at;
		return {
			number: row.number,
			status,
			at: at?.toISOString() ?? null,
			reason: row.withheld ? null : row.reason,
			...(row.reason_code && !row.withheld
				? { reasonCode: row.reason_code }
				: {}),
			supersededBy: row.withheld ? null : row.superseded_by,
		};
	});
}

async function signRevocations(deps: Deps): Promise<SignedRevocations> {
	// Before the question is asked: what is revoked meanwhile may be missing, so the list must not claim to know it.
	const issuedAt = deps.clock().toISOString();
	const list = JSON.stringify({
		issuedAt,
		register: deps.config.publicUrl,
		revoked: await findRevoked(deps.db),
		seals: (await trustOf(deps.db)).revoked,
	} satisfies RevocationList);
	const seal = await sealDetached(deps.sealer, Buffer.from(list));
	return { list, seal: Buffer.from(seal).toString("base64") };
}

/** `/api/v1/certificates/revocations` */
export function revocationRoutes(app: App, deps: Deps): void {
	const cache = publicCache(deps);
	app.get(
		"/api/v1/certificates/revocations",
		{
			onRequest: cache.openToAll,
			schema: {
				response: { 200: signedRevocations },
				tags: ["certificates"],
				summary:
					"Every certificate and every seal that holds no longer, under our seal",
			},
		},
		async (request, reply) =>
			cache.answer(request, reply, async () => ({
				type: "application/json",
				body: JSON.stringify(await signRevocations(deps)),
			})),
	);
}
