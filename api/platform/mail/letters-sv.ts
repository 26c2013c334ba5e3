import type { Correspondence } from "./letters.ts";
import { sv as events } from "./letters-events.ts";
import { sv as followUp } from "./letters-follow-up.ts";
import { sv as newsletter } from "./letters-newsletter.ts";
import { sv as workingGroup } from "./letters-working-group.ts";

export const sv: Correspondence = {
	...events,
	...followUp,
	...workingGroup,
	...newsletter,
	resume_link: ({ url }) => ({
		subject: "Fortsätt er ansökan",
		paragraphs: [
			"Ni har börjat ansöka om att skriva under Den Halländska Överenskommelsen.",
			"Öppna länken och tryck på knappen. Då bekräftar ni e-postadressen, och kan fortsätta på vilken dator eller telefon som helst. Länken gäller i ett dygn och går att använda en gång.",
		],
		link: { label: "Fortsätt ansökan", url },
	}),
	sign_in_link: ({ url, to }) => ({
		subject: to
			? "Er länk för att nominera till samverkansgruppen"
			: "Er länk till Handslag",
		paragraphs: [
			`Här är länken till ${to ? "sidan där ni nominerar" : "era sidor"}. Den gäller i ett dygn och går att använda en gång.`,
		],
		link: { label: to ? "Nominera" : "Öppna era sidor", url },
	}),
	sign_request: ({ name, organisation, url, validUntil }) => ({
		subject: `Skriv under för ${organisation}`,
		paragraphs: [
			`Hej ${name}.`,
			`${organisation} vill skriva under Den Halländska Överenskommelsen, och har angett dig som firmatecknare.`,
			`Öppna länken, läs överenskommelsen och skriv under. Länken är personlig och gäller till och med ${validUntil}.`,
		],
		link: { label: "Läs och skriv under", url },
	}),
	sign_reminder: ({ name, organisation, url, validUntil }) => ({
		subject: `Påminnelse: skriv under för ${organisation}`,
		paragraphs: [
			`Hej ${name}.`,
			`${organisation} väntar på din underskrift av Den Halländska Överenskommelsen. Länken gäller till och med ${validUntil}.`,
		],
		link: { label: "Läs och skriv under", url },
	}),
	signatures_voided: ({ name, organisation }) => ({
		subject: `Underskriften för ${organisation} behöver göras om`,
		paragraphs: [
			`Hej ${name}.`,
			`${organisation} har ändrat något i ansökan som du skrev under för. Därför gäller din underskrift inte längre. Du får en ny länk när ansökan är klar.`,
		],
	}),
	application_received: ({ organisation, url }) => ({
		subject: "Ansökan är inskickad",
		paragraphs: [
			`Alla firmatecknare för ${organisation} har skrivit under. Nu granskar vi ansökan. Ni får svar med e-post.`,
		],
		link: { label: "Följ ärendet", url },
	}),
	completion_requested: ({ organisation, message, url }) => ({
		subject: "Ansökan behöver kompletteras",
		paragraphs: [
			`Vi har läst ansökan från ${organisation} och behöver veta mer:`,
			message,
		],
		link: { label: "Komplettera ansökan", url },
	}),
	application_rejected: ({ organisation, reason, url }) => ({
		subject: "Besked om ansökan",
		paragraphs: [
			`Vi kan inte godkänna ansökan från ${organisation}.`,
			reason,
			"Ni är välkomna tillbaka.",
		],
		link: { label: "Läs beskedet", url },
	}),
	application_approved: ({ organisation, url, number }) => ({
		subject: "Ansökan är godkänd",
		paragraphs: [
			`${organisation} är nu part i Den Halländska Överenskommelsen och står i registret.`,
			`Intyget har nummer ${number}. Det kommer i ett eget mejl.`,
		],
		link: { label: "Se er sida i registret", url },
	}),
	certificate_issued: ({ organisation, number, url }) => ({
		subject: `Intyg ${number}`,
		paragraphs: [
			`Här är intyget på att ${organisation} har skrivit under Den Halländska Överenskommelsen. Filen är bifogad.`,
			"Den bär en elektronisk stämpel. Var och en kan kontrollera att intyget är äkta och gäller.",
		],
		link: { label: "Kontrollera intyget", url },
	}),
	contacts_changed: ({ organisation, by, contacts, url }) => ({
		subject: `Kontaktpersonerna är ändrade: ${organisation}`,
		paragraphs: [
			`${by} har ändrat vem vi kontaktar i ${organisation}.`,
			`Kontaktpersoner är nu: ${contacts.join(", ")}.`,
			"Den som är kontaktperson loggar in på Mina sidor med sin e-postadress. Svara på mejlet om något inte stämmer.",
		],
		link: { label: "Till Mina sidor", url },
	}),
	signature_ended: ({ organisation, on, reason }) => ({
		subject: "Underskriften är avslutad",
		paragraphs: [
			`${organisation} är inte längre part i Den Halländska Överenskommelsen från och med ${on}.`,
			`Skälet är: ${reason}`,
			"Svara på mejlet om det inte stämmer.",
		],
	}),
	withdrawal_confirmed: ({ organisation, on }) => ({
		subject: "Utträdet är registrerat",
		paragraphs: [
			`${organisation} har lämnat Den Halländska Överenskommelsen från och med ${on}. Registret visar från när till när ni var part.`,
		],
	}),
	staff_invitation: ({ name, by, role, url }) => ({
		subject: "Ditt konto i Handslag",
		paragraphs: [
			`Hej ${name}.`,
			`${by} har bjudit in dig som ${{ officer: "handläggare", editor: "redaktör", admin: "administratör" }[role]} i Handslag. Öppna länken och välj ett lösenord. Länken gäller i en vecka.`,
		],
		link: { label: "Öppna kontot", url },
	}),
	seal_expiring: ({ seal, kind, days, until, url }) => ({
		subject:
			days < 0
				? `Stämpeln har gått ut: ${seal}`
				: `Stämpeln går snart ut: ${seal}`,
		paragraphs: [
			days < 0
				? `${seal} gick ut den ${until}.`
				: `${seal} gäller till och med den ${until}. Det är ${days === 0 ? "mindre än en dag" : days === 1 ? "en dag" : `${days} dagar`} kvar.`,
			{
				"self-made": "Byt den innan dess. På sidan Stämplar kan du göra en ny.",
				p12: "Beställ ett nytt certifikat i god tid, ange det i SEAL_P12 och starta om tjänsten.",
				pkcs11:
					"Beställ ett nytt certifikat i god tid, lägg in det på kortet eller i modulen och starta om tjänsten.",
				tsa: "Den tidsstämplar intygen. Fråga leverantören när den byts, och att TSA_URL fortsätter att gälla.",
			}[kind],
			"Intyg som redan är stämplade går att verifiera också efter bytet.",
		],
		unasked: true,
		link: { label: "Öppna sidan Stämplar", url },
	}),
};
