import type { Test } from "tap";
import { createStamper } from "../../api/certificates/archiving/stamper.ts";
import { caller, staff } from "./actors.ts";
import { startAuthority } from "./authority.ts";
import { createWorld } from "./world.ts";

const DAY = 86_400_000;

/** A world whose seal and time stamps come from an authority of the test's own. */
export async function archivingWorld(
	t: Test,
	options: { tsaDays?: number; seal?: "ecdsa" | "rsa" } = {},
) {
	const now = { value: new Date("2026-03-12T18:04:00Z") };
	const clock = () => now.value;
	const authority = await startAuthority({
		clock,
		...(options.tsaDays && {
			tsaNotAfter: new Date(now.value.getTime() + options.tsaDays * DAY),
		}),
	});
	t.teardown(() => authority.stop());
	const sealer = await authority.sealer(options.seal ?? "ecdsa");
	const stamper = createStamper(authority.tsaUrl, { rest: 0 });
	const world = await createWorld(t, { sealer, stamper, clock });
	const admin = await staff(world, "admin");
	const anyone = caller(world);
	const download = async (number: string, sha256?: string) => {
		const response = await world.app.inject({
			url: `/api/v1/certificates/${encodeURIComponent(number)}/pdf${sha256 ? `?sha256=${sha256}` : ""}`,
		});
		return { status: response.statusCode, pdf: response.rawPayload };
	};
	const verify = async (pdf: Buffer) =>
		(
			await anyone("POST", "/certificates/verify", pdf, {
				"content-type": "application/pdf",
			})
		).body;
	const archive = async (number: string) =>
		(
			await admin.call(
				"POST",
				`/admin/certificates/${encodeURIComponent(number)}/archive`,
			)
		).body;
	const view = async (number: string) =>
		(await anyone("GET", `/certificates/${encodeURIComponent(number)}`)).body;
	return {
		world,
		authority,
		now,
		sealer,
		admin,
		download,
		verify,
		archive,
		view,
	};
}
