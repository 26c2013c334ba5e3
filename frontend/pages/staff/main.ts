import { HsStaff } from "./app.ts";
import { StaffCase } from "./case.ts";
import { StaffInbox } from "./inbox.ts";
import { StaffMissing } from "./missing.ts";
import { StaffSetUp } from "./set-up.ts";
import { StaffSignIn } from "./sign-in.ts";
import { adoptStyles } from "./styles.ts";

adoptStyles();

const elements = {
	"hs-staff-sign-in": StaffSignIn,
	"hs-staff-set-up": StaffSetUp,
	"hs-staff-inbox": StaffInbox,
	"hs-staff-case": StaffCase,
	"hs-staff-missing": StaffMissing,
	// Last: it holds the others.
	"hs-staff": HsStaff,
};
for (const [name, element] of Object.entries(elements))
	customElements.define(name, element);
