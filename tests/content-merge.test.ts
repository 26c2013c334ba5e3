import t from "tap";
import { merge } from "../frontend/pages/staff/content-merge.ts";

const base = {
	title: { sv: "Träff", en: "Meeting" },
	lead: { sv: "Välkomna.", en: "" },
	activities: [{ title: { sv: "Ett", en: "" } }],
	on: "2026-05-12",
	picture: null,
};

t.test(
	"of two who write at the same time each keeps their own fields, and only what both changed is asked about",
	async (t) => {
		const mine = {
			...base,
			title: { sv: "Höstträff", en: "Meeting" },
			activities: [...base.activities, { title: { sv: "Två", en: "" } }],
		};
		const theirs = {
			...base,
			title: { sv: "Träff", en: "Autumn meeting" },
			lead: { sv: "Alla är välkomna.", en: "" },
			picture: "bild",
		};
		t.same(merge(base, mine, theirs), {
			content: {
				title: { sv: "Höstträff", en: "Autumn meeting" },
				lead: { sv: "Alla är välkomna.", en: "" },
				activities: mine.activities,
				on: "2026-05-12",
				picture: "bild",
			},
			both: [],
		});
		t.same(merge(base, mine, base), { content: mine, both: [] });
		t.same(merge(base, base, theirs), { content: theirs, both: [] });
		t.same(merge(base, theirs, theirs), { content: theirs, both: [] });
		const also = {
			...theirs,
			title: { sv: "Vårträff", en: "" },
			activities: [],
		};
		const { content, both } = merge(base, mine, also);
		t.same(both, ["title.sv", "activities"]);
		t.match(content, {
			title: { sv: "Höstträff", en: "" },
			lead: { sv: "Alla är välkomna." },
			activities: mine.activities,
		});
		t.same(
			merge({}, { lead: { sv: "Ny" } }, { lead: { en: "New" } }),
			{ content: { lead: { sv: "Ny", en: "New" } }, both: [] },
			"a field that neither had",
		);
		content.lead = { sv: "Ändrad", en: "" };
		t.same(also.lead, theirs.lead, "what was read is left as it was");
	},
);
