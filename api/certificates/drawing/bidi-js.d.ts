/** The package's types describe its CommonJS file; this is the same as a module. */
declare module "bidi-js/dist/bidi.mjs" {
	import type { Bidi } from "bidi-js";
	export default function bidiFactory(): Bidi;
}
