import type { Promises } from "../../frontend/i18n/sv/statements.ts";
import { signingLinkDays } from "../applications/signatories.ts";
import { magicLinkHours } from "../auth/links.ts";
import { sessionCookie, sessionSeconds } from "../auth/session.ts";
import { keptFor } from "../content/contact/rules.ts";
import { keepPeopleMonths } from "../content/events/rules.ts";
import { eventSettings } from "../content/events/schema.ts";
import { suspendedFor, unconfirmedFor } from "../content/newsletter/rules.ts";
import { addressesKeptFor } from "../content/working-group/rules.ts";
import { addressDays } from "../log/outbox.ts";

const hour = 60 * 60;
const day = 24 * hour;
const daysOf = (milliseconds: number) => milliseconds / (day * 1000);

/** The day that the accessibility statement was last gone through. */
export const accessibilityReviewedOn = "2026-11-23";

/** What the pages about personal data and cookies promise, from where it is done. */
export const promises: Promises = {
	cookie: sessionCookie,
	staffHours: sessionSeconds.staff / hour,
	organisationDays: sessionSeconds.organisation / day,
	linkHours: magicLinkHours,
	signingDays: signingLinkDays,
	needsDays: eventSettings.shape.keepNeedsDays.parse(undefined),
	peopleMonths: keepPeopleMonths,
	unconfirmedDays: daysOf(unconfirmedFor),
	unreachedDays: daysOf(suspendedFor),
	messageDays: daysOf(keptFor),
	nomineeDays: daysOf(addressesKeptFor),
	addressDays,
};
