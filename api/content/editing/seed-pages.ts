import type { PageContent } from "../schema.ts";
import type { PageSlug } from "./schema.ts";

/** The pages of text that the platform begins with, in our own words; editors go on from there. */
export const pageSeeds: Record<PageSlug, PageContent> = {
	samverkan: {
		title: { sv: "Samverkan", en: "Working together" },
		lead: {
			sv: "Överenskommelsen heter kort HÖK. Med den lär Region Halland och länets föreningar känna varandra, och gör mer ihop.",
			en: "The agreement, HÖK for short, is a way for Region Halland and the county's associations to know each other and do more together.",
		},
		text: {
			sv: `## Det här vill vi

- Vi som har skrivit under ska ha goda relationer.
- Vi ska veta mer om varandra.
- Det ska bli lättare att samverka, oftare och om mer.

Arbetet vilar på tillit. Alla får vara delaktiga, och vi förstår våra olikheter.

## Så började det

**2008** kom en nationell överenskommelse. Parter var regeringen, SKL och den idéburna sektorn. Den har sex principer.

**2015** började Region Halland och länets föreningar att utveckla sin samverkan. Det kallades Bästa samverkansplatsen.

**2018** tog Hallands bildningsförbund över samordningen. Förslaget till en halländsk överenskommelse skrevs.

**2019** sa regionstyrelsen ja till förslaget. I maj skrevs den under. Samma år bildades en arbetsgrupp.

**2025** kom en andra version. Den skrevs under på konferensen i Varberg den 24 september.

## De sex principerna

De är dialog, långsiktighet, öppenhet och insyn, självständighet och oberoende, mångfald och kvalitet. På sidan om [överenskommelsen](/overenskommelsen) står vad de betyder.

## De som skrev förslaget

Sju organisationer var med och skrev: Hallands bildningsförbund, ABF, Hallands 4H, Sensus, Lokalt ledd utveckling, Folkuniversitetet och Teater Halland. Vilka som har skrivit under ser ni i [registret](/signatarer).`,
			en: `## What we want

- Those of us who have signed have good relations.
- We know more about each other.
- It becomes easier to work together, more often and on more things.

The work rests on trust, on everybody taking part and on understanding how we differ.

## How it began

**2008:** a national agreement between the government, SKL and civil society, with six principles.

**2015:** Region Halland and the county's associations began to develop how they work together. It was called Bästa samverkansplatsen.

**2018:** Hallands bildningsförbund took over the coordination. A proposal for an agreement for Halland was written.

**2019:** the regional board said yes. The agreement was signed in May, and a working group was formed.

**2025:** a second version, signed at the conference in Varberg on 24 September.

## The six principles

Dialogue, long-term commitment, openness and transparency, autonomy and independence, diversity, and quality. The page about [the agreement](/en/overenskommelsen) says what they mean.

## Who wrote the proposal

Seven organisations took part in the writing: Hallands bildningsförbund, ABF, Hallands 4H, Sensus, Lokalt ledd utveckling, Folkuniversitetet and Teater Halland. Who has signed is in [the register](/en/signatarer).`,
		},
		picture: null,
	},
	plattformen: {
		title: { sv: "Plattformen", en: "The platform" },
		lead: {
			sv: "Samverkansgruppen driver arbetet mellan konferenserna. Hallands bildningsförbund leder processen.",
			en: "A working group carries the work between the conferences. Hallands bildningsförbund leads the process.",
		},
		text: {
			sv: `## Samverkansgruppen

Gruppen har tolv platser. Fyra är för den offentliga sektorn och åtta för den idéburna.

De åtta väljs av de idéburna parter som är med på konferensen. Med räknas alla i valets röstlängd: de som är parter den dag som står på valets sida. Var och en får en egen länk att rösta med. Den som vill föreslå någon gör det senast den 1 november.

## Så går valet till

1. De som är föreslagna lämnar ett gemensamt förslag.
2. Parterna säger ja eller nej till förslaget.
3. Blir det nej ställs namn mot namn. Den som får flest röster väljs.

## Vem som gör vad

**Region Halland** är den offentliga parten. Organisationsnumret är 232100-0115.

**Hallands bildningsförbund** leder processen och håller ihop arbetet.

**Parterna** är de organisationer som har skrivit under. De står i [registret](/signatarer).

## Handslag

Den här webbplatsen är överenskommelsens register och mötesplats. Här skriver ni under, får ert intyg och ser vad som är på gång.`,
			en: `## The working group

The group has twelve seats: four for the public sector and eight for civil society.

The eight are elected by the civil parties who are present at the conference. Everyone in the electoral roll counts as present: those who are parties on the day that the election's page names. Each gets a link of its own to vote with. Nominations close on 1 November.

## How the election works

1. Those who are nominated hand in a joint proposal.
2. The parties say yes or no to it.
3. If it is no, name is set against name. Whoever gets the most votes is elected.

## Who does what

**Region Halland** is the public party. Its organisation number is 232100-0115.

**Hallands bildningsförbund** leads the process and holds the work together.

**The parties** are the organisations that have signed. They are in [the register](/en/signatarer).

## Handslag

This website is the agreement's register and meeting place. Here you sign, get your certificate and see what is going on.`,
		},
		picture: null,
	},
	aktiviteter: {
		title: { sv: "Aktiviteter", en: "Activities" },
		lead: {
			sv: "Varje år ordnar vi en konferens och flera mindre möten. Här är det ni kan vara med på.",
			en: "Every year we hold a conference and several smaller meetings. This is what you can take part in.",
		},
		text: {
			sv: `## Konferensen

En gång om året möts alla parter. Konferensen har ett tema, ofta en av de sex principerna.

- **2020:** Psykisk hälsa, under och efter covid-19.
- **2021:** Starkare än förr!
- **2025:** Den andra versionen av överenskommelsen skrevs under i Varberg den 24 september.

## Under året

Vi ordnar seminarier, dialogmöten, workshoppar och utbildningar. Ibland skriver vi rapporter eller visar goda exempel.

## Handlingsplanen

I [handlingsplanen](/handlingsplan) står årets tema, fokusområde och aktiviteter. Efter varje år följer vi upp hur det gick.

## Nyheter

Det som har hänt skriver vi om bland [nyheterna](/nyheter).`,
			en: `## The conference

Once a year all parties meet. The conference has a theme, often one of the six principles.

- **2020:** Mental health, during and after covid-19.
- **2021:** Stronger than before!
- **2025:** The second version of the agreement was signed in Varberg on 24 September.

## During the year

We hold seminars, dialogue meetings, workshops and training. Sometimes we write reports or show good examples.

## The action plan

[The action plan](/en/handlingsplan) has the year's theme, focus area and activities. After each year we follow up how it went.

## News

What has happened is among [the news](/en/nyheter).`,
		},
		picture: null,
	},
	kontakt: {
		title: { sv: "Kontakt", en: "Contact" },
		lead: {
			sv: "Ring eller mejla oss. Vi hjälper er att skriva under, att ändra uppgifter och med frågor om överenskommelsen.",
			en: "Call us or write to us. We help you to sign, to change your details, and with questions about the agreement.",
		},
		text: {
			sv: `## Ni vill skriva under

Börja på sidan [Skriv under](/ansok). Ni behöver bara en e-postadress för att komma i gång. Vill ni hellre ha papper? Säg till, så skickar vi.

## Ni är redan med

På [Mina sidor](/mina-sidor) ändrar ni kontaktpersoner och andra uppgifter. Ni får en länk med e-post och behöver inget lösenord.

## Ni vill kontrollera ett intyg

Det gör ni på sidan [Verifiera intyg](/verifiera).

## Något på webbplatsen fungerar inte

Berätta för oss. I [tillgänglighetsredogörelsen](/tillganglighet) står hur vi tar hand om det.`,
			en: `## You want to sign

Begin on the page [Sign](/en/ansok). An e-mail address is all you need to get started. Would you rather have paper? Tell us, and we will send it.

## You are a party already

On [your pages](/en/mina-sidor) you change contacts and other details. You get a link by e-mail and need no password.

## You want to check a certificate

Do it on the page [Verify a certificate](/en/verifiera).

## Something on the website does not work

Tell us. The [accessibility statement](/en/tillganglighet) says how we take care of it.`,
		},
		picture: null,
	},
};
