import type { Kysely } from "kysely";
import t from "tap";
import { up } from "../migrations/20261129T0700-name-certificate-reason.ts";
import { caller, party } from "./support/actors.ts";
import { createWorld } from "./support/world.ts";

t.test(
	"a reason that an earlier release kept in one language is told in both",
	async (t) => {
		const world = await createWorld(t);
		const { number } = await party(world);
		const { pool } = world.deps.db;
		// As it was before the migration.
		await pool.query("alter table certificate drop column reason_code");
		await pool.query(
			"update certificate set status = 'superseded', reason = 'The organisation has changed its name or number.'",
		);
		await up(world.deps.db as unknown as Kysely<unknown>);
		const { body } = await caller(world)(
			"GET",
			`/certificates/${encodeURIComponent(number)}`,
		);
		t.match(body.reason, /^Organisationen har bytt namn/);
	},
);
