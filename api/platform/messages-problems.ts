import { contentProblems } from "./messages-problems-content.ts";
import { eventProblems } from "./messages-problems-events.ts";
import { followUpProblems } from "./messages-problems-follow-up.ts";
import { newsletterProblems } from "./messages-problems-newsletter.ts";
import { registerProblems } from "./messages-problems-register.ts";
import { sealProblems } from "./messages-problems-seals.ts";
import { workingGroupProblems } from "./messages-problems-working-group.ts";

type Text = [title: string, detail: string];

/** Every refusal's code: its HTTP status and its sentence. The codes are public and stable. */
export const problems: Record<string, { status: number; sv: Text; en: Text }> =
	{
		...sealProblems,
		...registerProblems,
		...workingGroupProblems,
		...eventProblems,
		...followUpProblems,
		...newsletterProblems,
		...contentProblems,
		malformed_request: {
			status: 400,
			sv: [
				"Begäran går inte att läsa",
				"Innehållet är inte giltig JSON, eller saknas.",
			],
			en: [
				"The request cannot be read",
				"The body is not valid JSON, or is missing.",
			],
		},
		unauthenticated: {
			status: 401,
			sv: ["Ni är inte inloggade", "Logga in och försök igen."],
			en: ["Not signed in", "Sign in and try again."],
		},
		wrong_credentials: {
			status: 401,
			sv: [
				"Inloggningen stämmer inte",
				"E-postadressen eller lösenordet är fel.",
			],
			en: [
				"The sign-in is not right",
				"The e-mail address or the password is wrong.",
			],
		},
		forbidden: {
			status: 403,
			sv: ["Det får du inte göra", "Ditt konto har inte den behörigheten."],
			en: ["Not permitted", "Your account does not have this permission."],
		},
		csrf_check_failed: {
			status: 403,
			sv: ["Begäran kom inte från vår sida", "Ladda om sidan och försök igen."],
			en: [
				"The request did not come from our page",
				"Reload the page and try again.",
			],
		},
		four_eyes: {
			status: 403,
			sv: [
				"Någon annan behöver besluta",
				"Den som har ansökt, skrivit under eller fört in ärendet kan inte godkänna det.",
			],
			en: [
				"Somebody else has to decide",
				"Whoever applied, signed or entered the case cannot approve it.",
			],
		},
		not_found: {
			status: 404,
			sv: ["Finns inte", "Det du söker finns inte, eller är inte ditt att se."],
			en: [
				"Not found",
				"What you look for does not exist, or is not yours to see.",
			],
		},
		unknown_link: {
			status: 404,
			sv: [
				"Länken finns inte",
				"Kontrollera att hela länken följde med, eller be om en ny.",
			],
			en: [
				"Unknown link",
				"Check that you have the whole link, or ask for a new one.",
			],
		},
		method_not_allowed: {
			status: 405,
			sv: ["Går inte här", "Metoden stöds inte på den här adressen."],
			en: ["Method not allowed", "The address does not support this method."],
		},
		wrong_status: {
			status: 409,
			sv: [
				"Ärendet har kommit vidare",
				"Det går inte att göra i det läge som ärendet har nu. Ladda om sidan.",
			],
			en: [
				"The case has moved on",
				"This cannot be done in the case's present state. Reload the page.",
			],
		},
		application_already_decided: {
			status: 409,
			sv: [
				"Ansökan är redan avgjord",
				"Någon har redan fattat beslut i ärendet.",
			],
			en: [
				"The application is already decided",
				"Somebody has already decided this case.",
			],
		},
		email_not_confirmed: {
			status: 409,
			sv: [
				"E-postadressen är inte bekräftad",
				"Öppna länken i vårt mejl. Sedan kan ni skicka ansökan.",
			],
			en: [
				"The e-mail address is not confirmed",
				"Open the link in our e-mail. Then you can send the application.",
			],
		},
		already_party: {
			status: 409,
			sv: [
				"Organisationen är redan part",
				"Organisationen har redan skrivit under den här versionen.",
			],
			en: [
				"Already a party",
				"The organisation has already signed this version.",
			],
		},
		agreement_text_changed: {
			status: 409,
			sv: [
				"Texten är en annan",
				"Texten du läste är inte den som gäller nu. Ladda om sidan och läs igen.",
			],
			en: [
				"The text is another one",
				"The text you read is not the one that applies now. Reload the page and read again.",
			],
		},
		signature_ended: {
			status: 409,
			sv: [
				"Underskriften gäller inte längre",
				"Organisationen är redan avslutad i registret.",
			],
			en: [
				"The signature has already ended",
				"The organisation has already left the register.",
			],
		},
		certificate_not_issued: {
			status: 409,
			sv: [
				"Intygets fil är inte klar",
				"Filen skapas strax. Försök igen om en stund.",
			],
			en: [
				"The certificate's file is not ready",
				"The file is about to be made. Try again in a moment.",
			],
		},
		no_time_stamping: {
			status: 409,
			sv: [
				"Tidsstämpling är inte inställd",
				"Den som driver tjänsten behöver ange en tidsstämplingstjänst i TSA_URL.",
			],
			en: [
				"Time-stamping is not set up",
				"Whoever runs the service has to name a time-stamping authority in TSA_URL.",
			],
		},
		certificate_not_valid: {
			status: 409,
			sv: ["Intyget gäller inte", "Intyget är redan spärrat eller ersatt."],
			en: [
				"The certificate is not valid",
				"The certificate is already revoked or superseded.",
			],
		},
		batch_running: {
			status: 409,
			sv: [
				"En omgång pågår redan",
				"Vänta tills den är klar, eller avbryt den först.",
			],
			en: [
				"A batch is already running",
				"Wait until it is done, or cancel it first.",
			],
		},
		batch_empty: {
			status: 409,
			sv: ["Det finns inget att göra", "Inga intyg berörs just nu."],
			en: ["There is nothing to do", "No certificates are concerned now."],
		},
		batch_moved_on: {
			status: 409,
			sv: [
				"Omgången har kommit vidare",
				"Det går inte att göra i det läge som omgången har nu. Ladda om sidan.",
			],
			en: [
				"The batch has moved on",
				"This cannot be done in the batch's present state. Reload the page.",
			],
		},
		certificate_not_ready: {
			status: 409,
			sv: ["Intyget görs just nu", "Försök igen om en stund."],
			en: ["The certificate is being made", "Try again in a moment."],
		},
		email_taken: {
			status: 409,
			sv: ["Kontot finns redan", "Någon har redan ett konto med den adressen."],
			en: [
				"The account exists",
				"Somebody already has an account with that address.",
			],
		},
		account_in_use: {
			status: 409,
			sv: [
				"Inbjudan behövs inte",
				"Kontot används redan eller är avstängt. Ladda om sidan.",
			],
			en: [
				"No invitation is needed",
				"The account is in use already, or disabled. Reload the page.",
			],
		},
		last_administrator: {
			status: 409,
			sv: [
				"Den sista administratören",
				"Minst en administratör måste finnas. Ge först någon annan den rollen.",
			],
			en: [
				"The last administrator",
				"There has to be at least one administrator. Give somebody else that role first.",
			],
		},
		conflict: {
			status: 409,
			sv: [
				"Uppgiften finns redan",
				"Någon annan har samma nummer eller namn. Jämför med registret.",
			],
			en: [
				"Already there",
				"Something else has the same number or name. Compare with the register.",
			],
		},
		idempotency_in_flight: {
			status: 409,
			sv: ["Samma begäran pågår", "Vänta tills den första begäran är klar."],
			en: [
				"The same request is under way",
				"Wait for the first request to finish.",
			],
		},
		too_many_files: {
			status: 409,
			sv: [
				"Ärendet har redan tio filer",
				"Ta bort en fil innan ni lägger till en ny.",
			],
			en: [
				"The case already has ten files",
				"Remove a file before adding another.",
			],
		},
		link_used: {
			status: 410,
			sv: [
				"Länken är använd",
				"Länken gick bara att använda en gång. Be om en ny, så kommer den med e-post.",
			],
			en: [
				"The link has been used",
				"The link worked once. Ask for a new one and it will come by e-mail.",
			],
		},
		link_expired: {
			status: 410,
			sv: [
				"Länken gäller inte längre",
				"Be om en ny, så kommer den med e-post.",
			],
			en: [
				"The link has expired",
				"Ask for a new one and it will come by e-mail.",
			],
		},
		already_signed: {
			status: 410,
			sv: [
				"Du har redan skrivit under",
				"Underskriften är sparad. Du behöver inte göra något mer.",
			],
			en: [
				"You have already signed",
				"The signature is saved. There is nothing more for you to do.",
			],
		},
		too_large: {
			status: 413,
			sv: [
				"Det är för stort",
				"En fil får vara högst 10 MB, och en text kortare än den här.",
			],
			en: [
				"Too large",
				"A file may be at most 10 MB, and a text shorter than this.",
			],
		},
		unsupported_media_type: {
			status: 415,
			sv: [
				"Filtypen går inte att ta emot",
				"Bifoga en PDF, eller en bild i JPEG eller PNG.",
			],
			en: [
				"Unsupported file type",
				"Attach a PDF, or a picture as JPEG or PNG.",
			],
		},
		validation_failed: {
			status: 422,
			sv: [
				"Några uppgifter behöver rättas",
				"Rätta uppgifterna och försök igen.",
			],
			en: ["Some details need correcting", "Correct them and try again."],
		},
		idempotency_mismatch: {
			status: 422,
			sv: [
				"Nyckeln är använd till något annat",
				"Samma Idempotency-Key har använts med ett annat innehåll.",
			],
			en: [
				"The key was used for something else",
				"The same Idempotency-Key came with another body.",
			],
		},
		too_many_requests: {
			status: 429,
			sv: ["För många försök", "Vänta {wait} och försök igen."],
			en: ["Too many attempts", "Wait {wait} and try again."],
		},
		internal: {
			status: 500,
			sv: [
				"Något gick fel hos oss",
				"Felet är antecknat. Försök igen om en stund.",
			],
			en: [
				"Something went wrong on our side",
				"It has been noted. Try again in a moment.",
			],
		},
		not_ready: {
			status: 503,
			sv: ["Inte redo än", "Databasen svarar inte. Försök igen om en stund."],
			en: ["Not ready", "The database does not answer. Try again in a moment."],
		},
	};
