/** A source of numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
const vietnamese = [..."aăâeêioôơuưy"].flatMap((letter) =>
	tones.map((tone) => (letter + tone).normalize("NFC")),
);

const cased = (letters: string): string[] => [
	...letters,
	...letters.toUpperCase(),
];

/** The letters of each script, the more telling ones as often as the plain. */
export const alphabets: Record<string, string[]> = {
	swedish: [...cased("abcdefghijklmnoprstuvåäö"), ..."ÅÄÖÅgjpqy"],
	nordic: cased("aeiouæøåáéíóúýþðdgnrst"),
	sami: cased("aáčdđgǥǧhjkǩlmnŋoõsštŧuvzžʒǯâåäʹ"),
	polish: cased("aąbcćdeęfghijklłmnńoóprsśtuwyzźż"),
	turkish: [..."abcçdefgğhıijklmnoöprsştuüvyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ"],
	yoruba: [
		..."abdefgijklmnoprstuwyẹọṣ",
		...["ẹ\u0301", "ọ\u0300", "Ẹ\u0301", "Ọ\u0300"],
	],
	vietnamese: [
		...cased("bcdđghklmnpqrstvx"),
		...vietnamese,
		"Ẫ",
		"Ỗ",
		"Ẵ",
		"Ệ",
	],
	arabic: [..."ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", "لَّٰ", "بُ"],
	sindhi: [..."ابٻڀتٺٽثٿجڃڄچڇدڌڏڊڍرڙسشفڦقڪگڳڱنڻھي"],
	persian: [..."آابپتثجچحخدذرزژسشعغفقکگلمنوهی۰۱۲۳"],
	kurdish: [..."ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ"],
	urdu: [..."ابپتٹثجچحخدڈرڑزژسشعغفقکگلمنںوہھءیے"],
	hostile: [..."<>&\"'()[]/\\-–.,;|_ÅÖgjy"],
};

const POOL = 40;

/** Draws names by lot, of words that the lot has made once: laying out a word for the first time is slow. */
export function namer(seed: number) {
	const next = numbers(seed);
	const upTo = (most: number) => Math.floor(next() * most);
	const pick = <T>(from: readonly T[]): T => from[upTo(from.length)] as T;
	const scripts = Object.keys(alphabets);
	const made = (letters: string[], i: number): string => {
		const length = i === 0 ? 20 + upTo(100) : 1 + upTo(12);
		return Array.from({ length }, () => pick(letters)).join("");
	};
	const pools = Object.fromEntries(
		Object.entries(alphabets).map(([script, letters]) => [
			script,
			Array.from({ length: POOL }, (_, i) => made(letters, i)),
		]),
	);
	const word = (script: string): string => pick(pools[script] ?? []);
	/** Words of one script, or of any; most names are short, some are as long as the form lets them be. */
	const name = (): string => {
		const lot = next();
		const words = 1 + upTo(lot < 0.6 ? 4 : lot < 0.9 ? 12 : 60);
		const mixed = next() < 0.3;
		const script = pick(scripts);
		const list = Array.from({ length: words }, () =>
			word(mixed ? pick(scripts) : script),
		);
		if (next() < 0.1) list.push(`(${word(pick(scripts))} 2024)`);
		return list.join(" ");
	};
	return { next, upTo, pick, name };
}
