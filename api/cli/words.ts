import type { Language } from "./options.ts";

/** What only the command line says; the answers themselves are in the words of the page. */
interface Words {
	help: string;
	wrong: (detail: string) => string;
	noTrust: (source: string, why: string) => string;
	noList: (source: string, why: string) => string;
	unreadable: (file: string, why: string) => string;
	tooLarge: string;
	notTrust: string;
	notSealed: string;
}

const sv: Words = {
	help: `Kontrollerar intyg: är filen äkta, vem har stämplat den, gäller intyget i dag och vilken version av
överenskommelsen är det? Filen lämnar inte datorn. Registret får bara frågan om numret.

  npx handslag verify FIL… [--trust FIL|URL] [--register URL] [--revocations FIL|URL] [--json] [--lang sv|en]

  FIL                    en eller flera PDF-filer; - läser från standard in
  --trust FIL|URL        stämplarna att lita på: svaret från registrets /api/v1/seals, eller rotcertifikat som PEM
                         eller DER (de räcker inte för en tidsstämplad fil). Annars frågas registret.
  --register URL         registrets adress; annars PUBLIC_URL, annars http://localhost:3000
  --revocations FIL|URL  svaret från registrets /api/v1/certificates/revocations: listan svarar då på om intyget
                         gäller, i stället för registret
  --json                 ett JSON-objekt per fil och rad
  --lang sv|en           språk; svenska om inget sägs

Slutkod:
  0  äkta och gäller
  1  inte äkta: ändrad, stämplad av någon annan, utan stämpel eller ingen PDF
  2  äkta, men ersatt eller spärrat
  3  gick inte att avgöra: inget att lita på, filen går inte att läsa, registret svarar inte
Av flera filer avgör den allvarligaste: 1 före 3 före 2 före 0.
`,
	wrong: (detail) =>
		`Kommandot går inte att förstå${detail && `: ${detail}`}. Se npx handslag --help.\n`,
	noTrust: (source, why) =>
		`Inget att lita på: ${source} (${why}). Ange --register URL eller --trust FIL.\n`,
	noList: (source, why) => `Listan går inte att använda: ${source} (${why}).\n`,
	unreadable: (file, why) => `${file}: går inte att läsa (${why})\n`,
	tooLarge: "filen är för stor",
	notTrust: "inga certifikat",
	notSealed: "den är inte stämplad av registret",
};

const en: Words = {
	help: `Verifies certificates: is the file authentic, who sealed it, is the certificate valid today, and which version of
the agreement is it? The file does not leave the computer. The register is asked about the number only.

  npx handslag verify FILE… [--trust FILE|URL] [--register URL] [--revocations FILE|URL] [--json] [--lang sv|en]

  FILE                    one or more PDF files; - reads the standard input
  --trust FILE|URL        the seals to trust: the answer of the register's /api/v1/seals, or root certificates in PEM
                          or DER (not enough for a time-stamped file). Otherwise the register is asked.
  --register URL          the register's address; else PUBLIC_URL, else http://localhost:3000
  --revocations FILE|URL  the answer of the register's /api/v1/certificates/revocations: the list then tells whether
                          the certificate is valid, instead of the register
  --json                  one JSON object per file and line
  --lang sv|en            language; Swedish unless told otherwise

Exit code:
  0  authentic and valid
  1  not authentic: changed, sealed by somebody else, without a seal, or no PDF
  2  authentic, but superseded or revoked
  3  could not be told: nothing to trust, a file that cannot be read, a register that does not answer
Of several files the gravest decides: 1 before 3 before 2 before 0.
`,
	wrong: (detail) =>
		`The command cannot be understood${detail && `: ${detail}`}. See npx handslag --help --lang en.\n`,
	noTrust: (source, why) =>
		`Nothing to trust: ${source} (${why}). Give --register URL or --trust FILE.\n`,
	noList: (source, why) => `The list cannot be used: ${source} (${why}).\n`,
	unreadable: (file, why) => `${file}: cannot be read (${why})\n`,
	tooLarge: "the file is too large",
	notTrust: "no certificates",
	notSealed: "it is not under the register's seal",
};

export const words: Record<Language, Words> = { sv, en };
