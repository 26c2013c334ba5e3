import { StaffAccounts } from "./accounts.ts";
import { HsStaff } from "./app.ts";
import { StaffAttention } from "./attention.ts";
import { StaffCase } from "./case.ts";
import { StaffCertificates } from "./certificates.ts";
import { StaffContent } from "./content.ts";
import { StaffContentItem } from "./content-item.ts";
import { StaffEntry } from "./entry.ts";
import { StaffEvents } from "./events.ts";
import { StaffEvent } from "./events-one.ts";
import { StaffFollowUps } from "./follow-up.ts";
import { StaffFollowUp } from "./follow-up-one.ts";
import { StaffInbox } from "./inbox.ts";
import { StaffLog } from "./log.ts";
import { StaffMessages } from "./messages.ts";
import { StaffMessage } from "./messages-one.ts";
import { StaffMissing } from "./missing.ts";
import { StaffNewsletter } from "./newsletter.ts";
import { StaffPaper } from "./paper.ts";
import { StaffRegister } from "./register.ts";
import { StaffSeals } from "./seals.ts";
import { StaffSetUp } from "./set-up.ts";
import { StaffSignIn } from "./sign-in.ts";
import { adoptStyles } from "./styles.ts";
import { StaffWorkingGroup } from "./working-group.ts";

adoptStyles();

const elements = {
	"hs-staff-attention": StaffAttention,
	"hs-staff-sign-in": StaffSignIn,
	"hs-staff-set-up": StaffSetUp,
	"hs-staff-inbox": StaffInbox,
	"hs-staff-case": StaffCase,
	"hs-staff-paper": StaffPaper,
	"hs-staff-register": StaffRegister,
	"hs-staff-entry": StaffEntry,
	"hs-staff-messages": StaffMessages,
	"hs-staff-message": StaffMessage,
	"hs-staff-log": StaffLog,
	"hs-staff-certificates": StaffCertificates,
	"hs-staff-seals": StaffSeals,
	"hs-staff-newsletter": StaffNewsletter,
	"hs-staff-accounts": StaffAccounts,
	"hs-staff-events": StaffEvents,
	"hs-staff-event": StaffEvent,
	"hs-staff-follow-ups": StaffFollowUps,
	"hs-staff-follow-up": StaffFollowUp,
	"hs-staff-content": StaffContent,
	"hs-staff-content-item": StaffContentItem,
	"hs-staff-working-group": StaffWorkingGroup,
	"hs-staff-missing": StaffMissing,
	// Last: it holds the others.
	"hs-staff": HsStaff,
};
for (const [name, element] of Object.entries(elements))
	customElements.define(name, element);
