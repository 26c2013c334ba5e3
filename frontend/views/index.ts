export {
	aboutDataPage,
	accessibilityPage,
	cookiesPage,
	privacyPage,
} from "./about.ts";
export { actionPlanPage } from "./action-plan.ts";
export { agreementPage } from "./agreement.ts";
export { apiReferencePage } from "./api-reference.ts";
export { certificatePage } from "./certificate.ts";
export { continuePage } from "./continue.ts";
export { errorPage } from "./error.ts";
export {
	ownRegistrationPage,
	registrationPage,
} from "./event-registration.ts";
export { eventListPage, eventPage } from "./events.ts";
export { followUpListPage, followUpPage } from "./follow-up.ts";
export { followUpFormPage } from "./follow-up-form.ts";
export { newsItemPage, newsListPage } from "./news.ts";
export { organisationPage } from "./organisation.ts";
export { planYearPage } from "./plan-year.ts";
export { previewed } from "./preview.ts";
export { registerPage } from "./register.ts";
export { signPage } from "./sign.ts";
export { startPage } from "./start.ts";
export { textPage } from "./text-page.ts";
export { verifyPage } from "./verify.ts";
export { electionPage, workingGroupPage } from "./working-group.ts";
export {
	consentPage,
	nominationPage,
	votePage,
} from "./working-group-vote.ts";
