import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import t from "tap";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Import {
	from: string;
	to: string;
}

function importsOf(file: string): Import[] {
	const source = readFileSync(resolve(root, file), "utf8");
	return [
		...source.matchAll(
			/(?:^|\n)\s*(import|export)(\s+type)?\s[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g,
		),
	]
		.filter((match) => match[2] === undefined)
		.map((match) => match[3] ?? match[4] ?? "")
		.map((to) => ({
			from: file,
			to: to.startsWith(".")
				? relative(root, resolve(root, dirname(file), to))
				: to,
		}));
}

const files = ["api", "frontend", "migrations"].flatMap((top) =>
	readdirSync(resolve(root, top), { recursive: true })
		.map((name) => `${top}/${String(name)}`)
		.filter((name) => name.endsWith(".ts")),
);
const imports = files.flatMap(importsOf);

const slice = (path: string) => /^api\/([^/]+)\//.exec(path)?.[1] ?? null;

/** The sentence: what stands on what. A slice imports only what stands to its left. */
const sentence = [
	"platform",
	"log",
	"auth",
	"agreement",
	"organisations",
	"applications",
	"signatures",
	"certificates",
	"register",
	"content",
	"opendata",
	"privacy",
	"site",
	"cli",
	"demo",
];

const breaches = (rule: (one: Import) => boolean) =>
	imports.filter(rule).map((one) => `${one.from} → ${one.to}`);

t.test("imports follow the sentence and never run back", async (t) => {
	t.same(
		breaches(({ from, to }) => {
			const [a, b] = [slice(from), slice(to)];
			return (
				a !== null && b !== null && sentence.indexOf(b) > sentence.indexOf(a)
			);
		}),
		[],
	);
});

t.test("every slice has its place in the sentence", async (t) => {
	t.same(
		[...new Set(files.map(slice).filter((name) => name !== null))].filter(
			(name) => !sentence.includes(name),
		),
		[],
	);
});

t.test(
	"rules know neither the database, nor HTTP, nor the clock",
	async (t) => {
		const rules = (path: string) => /\/rules\.ts$/.test(path);
		t.same(
			breaches(
				({ from, to }) => rules(from) && /^(kysely|fastify|pg)/.test(to),
			),
			[],
		);
		for (const file of files.filter(rules))
			t.notMatch(
				readFileSync(resolve(root, file), "utf8"),
				/new Date\(\)|Date\.now|async /,
				file,
			);
	},
);

t.test("queries know neither HTTP nor services", async (t) => {
	t.same(
		breaches(
			({ from, to }) =>
				from.endsWith("/queries.ts") &&
				(/^fastify/.test(to) || to.endsWith("/service.ts")),
		),
		[],
	);
});

t.test("services know neither HTTP nor the environment", async (t) => {
	const service = (path: string) => path.endsWith("/service.ts");
	t.same(
		breaches(({ from, to }) => service(from) && to === "fastify"),
		[],
	);
	for (const file of files.filter(service))
		t.notMatch(readFileSync(resolve(root, file), "utf8"), /process\.env/, file);
});

t.test("only config.ts reads the environment", async (t) => {
	const readers = files.filter(
		(file) =>
			file.startsWith("api/") &&
			/process\.env/.test(readFileSync(resolve(root, file), "utf8")),
	);
	t.same(
		readers.filter(
			(file) => !["api/platform/config.ts", "api/server.ts"].includes(file),
		),
		[],
	);
});

t.test("the register only reads", async (t) => {
	t.same(
		breaches(
			({ from, to }) =>
				slice(from) === "register" && to.endsWith("/service.ts"),
		),
		[],
	);
});

t.test("migrations import nothing of the api", async (t) => {
	t.same(
		breaches(
			({ from, to }) => from.startsWith("migrations/") && to.startsWith("api/"),
		),
		[],
	);
});

t.test(
	"the frontend knows of the api only its schemas and types",
	async (t) => {
		t.same(
			breaches(
				({ from, to }) =>
					from.startsWith("frontend/") &&
					to.startsWith("api/") &&
					!/(schema|vocabulary)\.ts$/.test(to),
			),
			[],
		);
	},
);

t.test("the browser's primitives neither fetch nor know pages", async (t) => {
	t.same(
		breaches(
			({ from, to }) =>
				from.startsWith("frontend/ui/") && /^frontend\/(data|pages)\//.test(to),
		),
		[],
	);
});
