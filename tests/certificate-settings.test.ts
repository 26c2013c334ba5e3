import t from "tap";
import { worldWithSteps } from "./support/batches.ts";

t.test(
	"what is chosen about certificates is kept, and the log says who chose",
	async (t) => {
		const { world, admin } = await worldWithSteps(t);
		const path = "/admin/settings";
		t.same((await admin.call("GET", path)).body, { principlesPage: false });
		const changed = await admin.call("PATCH", path, { principlesPage: true });
		t.same(changed.body, { principlesPage: true });
		t.same((await admin.call("GET", path)).body, { principlesPage: true });
		const wrong = await admin.call("PATCH", path, { principlesPage: "ja" });
		t.equal(wrong.status, 422);
		const { body } = await admin.call("GET", "/admin/log?limit=1");
		t.match(body.items[0], {
			event: "settings.changed",
			actor: { id: admin.id },
			detail: { principlesPage: true },
		});
		t.equal(world.mails.length, 0);
	},
);
