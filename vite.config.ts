import { existsSync, readFileSync } from "node:fs";
import { build, defineConfig, type Plugin } from "vite";

// Every entry that a page can ask for by name; api/platform/html.ts finds them in the manifest by their sources.
const entries = [
	"frontend/styles/main.css",
	"frontend/styles/staff.css",
	"frontend/enhance/public.ts",
	"frontend/enhance/verify.ts",
	"frontend/enhance/embed.ts",
	"frontend/styles/embed.css",
	"frontend/styles/embed-frame.css",
	"frontend/pages/apply/main.ts",
	"frontend/pages/my/main.ts",
	"frontend/pages/staff/main.ts",
];

/** Files that no module imports but that documents link to, with a hashed name like the rest. */
function linked(files: string[]): Plugin {
	return {
		name: "handslag-linked-files",
		buildStart() {
			for (const file of files)
				this.emitFile({
					type: "asset",
					name: file.split("/").at(-1) ?? file,
					originalFileName: file,
					source: readFileSync(file),
				});
		},
	};
}

/** What other people's sites load: one file with everything in it, made whenever the rest is. */
function elementForOthers(): Plugin {
	return {
		name: "handslag-element-for-others",
		async closeBundle() {
			await build({
				configFile: false,
				logLevel: "warn",
				publicDir: false,
				build: {
					outDir: "dist/embed",
					lib: {
						entry: "frontend/embed/register.ts",
						formats: ["es"],
						fileName: () => "handslag-register.js",
					},
				},
			});
		},
	};
}

export default defineConfig({
	appType: "custom",
	publicDir: false,
	plugins: [linked(["frontend/assets/favicon.svg"]), elementForOthers()],
	build: {
		outDir: "dist",
		emptyOutDir: true,
		manifest: true,
		// A data: address would need a hole in the content security policy.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		rolldownOptions: { input: entries.filter((file) => existsSync(file)) },
	},
});
