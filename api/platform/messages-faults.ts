/** What is wrong with one value: say what happened, then what to do. */
export const faults: Record<string, { sv: string; en: string }> = {
	required: { sv: "Fyll i uppgiften.", en: "Fill this in." },
	invalid: {
		sv: "Värdet går inte att använda här.",
		en: "The value cannot be used here.",
	},
	unknown_value: {
		sv: "Välj ett av alternativen.",
		en: "Choose one of the options.",
	},
	alt_required: {
		sv: "Beskriv bilden för den som inte ser den, eller välj att den bara är utsmyckning.",
		en: "Describe the picture for those who do not see it, or choose that it is only decoration.",
	},
	unknown_picture: {
		sv: "Bilden finns inte. Välj en annan.",
		en: "There is no such picture. Choose another.",
	},
	unknown_document: {
		sv: "Dokumentet finns inte längre. Välj ett annat.",
		en: "The document is no more. Choose another.",
	},
	not_in_the_future: {
		sv: "Välj en tid som inte har varit.",
		en: "Choose a time that has not passed.",
	},
	after_publication: {
		sv: "Datumet kommer efter dagen då nyheten publiceras. Ta bort det, och schemalägg nyheten om den ska vänta.",
		en: "The date is after the day that the news is published. Remove it, and schedule the news if it is to wait.",
	},
	outside_the_year: {
		sv: "Dagen ligger utanför planens år. Ändra den, eller skriv vilket år aktiviteten är rest från eller flyttad till.",
		en: "The day is outside the year of the plan. Change it, or say which year the activity is left from or moved to.",
	},
	cut_off_too_late: {
		sv: "Dagen ska komma före den dag som omröstningen öppnar.",
		en: "The day has to come before the day that the vote opens.",
	},
	day_before: {
		sv: "Välj den {day} eller en senare dag.",
		en: "Choose {day} or a later day.",
	},
	day_not_after: {
		sv: "Välj en dag efter den {day}.",
		en: "Choose a day after {day}.",
	},
	unknown_field: { sv: "Fältet finns inte.", en: "There is no such field." },
	too_long: {
		sv: "Texten är för lång. Den får ha högst {max} tecken.",
		en: "The text is too long. At most {max} characters.",
	},
	too_short: {
		sv: "Texten är för kort. Den ska ha minst {min} tecken.",
		en: "The text is too short. At least {min} characters.",
	},
	too_many: {
		sv: "Det är för många. Högst {max}.",
		en: "Too many. At most {max}.",
	},
	too_few: {
		sv: "Det är för få. Minst {min}.",
		en: "Too few. At least {min}.",
	},
	forbidden_character: {
		sv: "Texten har ett osynligt tecken som inte kan användas. Skriv den på nytt.",
		en: "The text holds an invisible character that cannot be used. Type it again.",
	},
	uncovered_characters: {
		sv: "Tecknen {characters} i {field} kan inte skrivas på intyget. Använd andra tecken i stället.",
		en: "The characters {characters} in {field} cannot be written on the certificate. Use others instead.",
	},
	uncovered_on_paper: {
		sv: "Tecknen {characters} kan inte skrivas i planens PDF. Använd andra tecken i stället.",
		en: "The characters {characters} cannot be written in the plan's PDF. Use others instead.",
	},
	personal_identity_number: {
		sv: "Det här ser ut som ett personnummer. Vi tar inte emot personnummer. Ta bort det.",
		en: "This looks like a personal identity number. We do not accept those. Remove it.",
	},
	organisation_number_characters: {
		sv: "Numret ska bara ha siffror och bindestreck.",
		en: "Use only digits and a hyphen.",
	},
	organisation_number_length: {
		sv: "Numret har fel antal siffror. Det ska vara tio.",
		en: "The number has the wrong number of digits. There should be ten.",
	},
	organisation_number_prefix: {
		sv: "Numret kan inte vara ett organisationsnummer. Jämför med beslutet från Skatteverket.",
		en: "This cannot be an organisation number. Compare with the decision from the Tax Agency.",
	},
	organisation_number_check_digit: {
		sv: "Kontrollsiffran stämmer inte. Jämför med beslutet från Skatteverket.",
		en: "The check digit is wrong. Compare with the decision from the Tax Agency.",
	},
	number_or_none: {
		sv: "Skriv organisationsnumret, eller välj att ni inte har något.",
		en: "Give the organisation number, or choose that you have none.",
	},
	place_required: {
		sv: "Välj en kommun eller hela länet.",
		en: "Choose a municipality or the whole county.",
	},
	invalid_email: {
		sv: "Skriv en hel e-postadress, till exempel styrelsen@forening.se",
		en: "Write a whole e-mail address, such as board@association.se",
	},
	duplicate_email: {
		sv: "Två firmatecknare har samma e-postadress. Var och en behöver en egen.",
		en: "Two signatories have the same e-mail address. Each needs their own.",
	},
	invalid_phone: {
		sv: "Skriv ett telefonnummer med siffror, till exempel 035-13 48 00",
		en: "Write a phone number in digits, such as +46 35 13 48 00",
	},
	invalid_website: {
		sv: "Skriv en webbadress, till exempel www.forening.se",
		en: "Write a web address, such as www.association.se",
	},
	not_a_number: {
		sv: "Skriv ett heltal, med siffror.",
		en: "Write a whole number, in digits.",
	},
	too_low: {
		sv: "Talet är för litet. Det ska vara minst {min}.",
		en: "The number is too small. It should be at least {min}.",
	},
	too_high: {
		sv: "Talet är för stort. Det får vara högst {max}.",
		en: "The number is too large. It may be at most {max}.",
	},
	invalid_year: {
		sv: "Skriv ett år med fyra siffror, från 2000 till 2099.",
		en: "Write a year in four digits, from 2000 to 2099.",
	},
	invalid_version: {
		sv: "Skriv ett år, till exempel 2027, eller 2027.2 om året redan finns.",
		en: "Write a year, such as 2027, or 2027.2 if that year is taken.",
	},
	not_before_year: {
		sv: "En aktivitet kan bara vara rest från ett år före {year}.",
		en: "An activity can only be left from a year before {year}.",
	},
	not_after_year: {
		sv: "En aktivitet kan bara flyttas till ett år efter {year}.",
		en: "An activity can only be moved to a year after {year}.",
	},
	invalid_day: {
		sv: "Dagen finns inte. Skriv den som 2026-03-31.",
		en: "There is no such day. Write it as 2026-03-31.",
	},
	invalid_clock: {
		sv: "Skriv klockslaget som 09.30.",
		en: "Write the time as 09:30.",
	},
	invalid_moment: {
		sv: "Tiden finns inte. Kontrollera dagen och klockslaget.",
		en: "There is no such time. Check the day and the hour.",
	},
	day_outside_event: {
		sv: "Evenemanget håller inte på så många dagar. Välj en annan dag, eller ändra när det slutar.",
		en: "The event does not go on for so many days. Choose another day, or change when it ends.",
	},
	ends_before_start: {
		sv: "Slutet måste komma efter början.",
		en: "The end has to come after the beginning.",
	},
	opens_too_late: {
		sv: "Anmälan måste öppna innan evenemanget börjar.",
		en: "Registration has to open before the event begins.",
	},
	event_needs_hours: {
		sv: "Skriv först när evenemanget börjar och slutar, under Innehåll.",
		en: "First write when the event begins and ends, under Content.",
	},
	election_day_over: {
		sv: "Dagen har redan passerat. Välj en senare dag.",
		en: "That day has passed already. Choose a later day.",
	},
	follow_up_day_passed: {
		sv: "Dagen har redan passerat. Välj en senare dag.",
		en: "That day has passed already. Choose a later day.",
	},
	follow_up_no_round: {
		sv: "Det finns ingen omgång för det året. Planera den först, under Uppföljning.",
		en: "There is no round for that year. Plan it first, under Follow-up.",
	},
	follow_up_has_opened: {
		sv: "Uppföljningen har redan öppnat. Då går första dagen inte att ändra.",
		en: "The follow-up has opened already, so its first day cannot be changed.",
	},
	day_in_future: {
		sv: "Dagen har inte varit än. Jämför med protokollet.",
		en: "That day is still to come. Compare with the minutes.",
	},
	introduction_missing: {
		sv: "Skriv och publicera inledningen först. Sedan går det att publicera resultatet.",
		en: "Write and publish the introduction first. Then the results can be published.",
	},
	primary_contact: {
		sv: "Ange minst en kontaktperson.",
		en: "Give at least one contact.",
	},
	minutes_required: {
		sv: "Bifoga protokollet där beslutet står.",
		en: "Attach the minutes that hold the decision.",
	},
	signatories_required: {
		sv: "Ange minst en firmatecknare.",
		en: "Give at least one authorised signatory.",
	},
	two_signatories: {
		sv: "Ni tecknar i förening. Ange minst två firmatecknare.",
		en: "You sign jointly. Give at least two signatories.",
	},
	must_confirm: {
		sv: "Bekräfta att du har rätt att skriva under för organisationen.",
		en: "Confirm that you are authorised to sign for the organisation.",
	},
	name_differs: {
		sv: "Skriv namnet så som det står i ansökan: {name}",
		en: "Write the name as the application has it: {name}",
	},
	invalid_cursor: {
		sv: "Fortsättningen gäller inte längre. Börja om från första sidan.",
		en: "The cursor is not valid. Start again from the first page.",
	},
	before_signing: {
		sv: "Dagen är före undertecknandet. Välj en senare dag.",
		en: "That day is before the signing. Choose a later day.",
	},
	version_day_taken: {
		sv: "En annan version börjar gälla den dagen. Välj en annan dag.",
		en: "Another version begins to apply on that day. Choose another.",
	},
	version_too_early: {
		sv: "Organisationer har redan skrivit under den version som gällde då. Välj en dag från och med i morgon.",
		en: "Organisations have already signed the version that applied then. Choose a day from tomorrow on.",
	},
	version_has_begun: {
		sv: "Versionen gäller redan. Dagen går inte att flytta framåt i tiden.",
		en: "The version applies already. The day cannot be moved into the future.",
	},
	version_is_first: {
		sv: "Det här är den tidigaste versionen. Välj Första versionen.",
		en: "This is the earliest version. Choose The first version.",
	},
	version_is_not_first: {
		sv: "Det finns en tidigare version. Välj vad som har ändrats sedan den.",
		en: "There is an earlier version. Choose what has changed since.",
	},
	principle_twice: {
		sv: "Två principer har samma rubrik. Var och en behöver en egen.",
		en: "Two principles have the same title. Each needs its own.",
	},
	unknown_version: {
		sv: "Den versionen finns inte.",
		en: "There is no such version.",
	},
};

/** What a message calls a field (`{field}`): not every reader of one has the form before them. */
export const fields: Record<string, { sv: string; en: string }> = {
	name: { sv: "namnet", en: "the name" },
	caseNumber: { sv: "diarienumret", en: "the case number" },
	"organisation.name": {
		sv: "organisationens namn",
		en: "the organisation's name",
	},
	"signatories.name": {
		sv: "firmatecknarens namn",
		en: "the signatory's name",
	},
	"signatories.title": {
		sv: "firmatecknarens titel",
		en: "the signatory's title",
	},
	"approvedBy.name": {
		sv: "namnet på den som godkände",
		en: "the name of whoever approved",
	},
	"approvedBy.title": {
		sv: "titeln på den som godkände",
		en: "the title of whoever approved",
	},
	"agreement.principles": {
		sv: "en princips rubrik",
		en: "the heading of a principle",
	},
	other: { sv: "texten", en: "the text" },
};
