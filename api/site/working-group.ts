import { z } from "zod";
import { electionPage, workingGroupPage } from "../../frontend/views/index.ts";
import { findPart } from "../content/editing/page.ts";
import {
	findBallotsView,
	findElection,
	findWorkingGroup,
	toElectionView,
} from "../content/working-group/queries.ts";
import { awaitsDays } from "../content/working-group/standing.ts";
import { workingGroupData } from "../opendata/page-words.ts";
import type { PublicPage } from "./pages.ts";

const params = z.object({ id: z.uuid() });

/** `/samverkansgrupp` and `/samverkansgrupp/val/:id`. */
export function workingGroupPages(page: PublicPage, publicUrl: string): void {
	page("/samverkansgrupp", async ({ db, today, locale, text }) => ({
		...workingGroupPage(
			{
				...(await findWorkingGroup(db)),
				today,
				how: (await findPart(db, "samverkansgrupp", locale)).html,
			},
			text,
		),
		data: workingGroupData({ publicUrl, text }),
	}));
	page("/samverkansgrupp/val/:id", async ({ db, today, request, text }) => {
		const asked = params.safeParse(request.params);
		if (!asked.success) return undefined;
		const row = await findElection(db, asked.data.id);
		const election = await toElectionView(db, row);
		const ballots = await findBallotsView(db, row.id);
		const waits = await awaitsDays(db, row, today);
		return electionPage({ election, ballots, awaitsDays: waits }, text);
	});
}
