import { existsSync, readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

// Every entry that a page can ask for by name; api/platform/html.ts finds them in the manifest by their sources.
const entries = [
	"frontend/styles/main.css",
	"frontend/styles/staff.css",
	"frontend/enhance/public.ts",
	"frontend/enhance/verify.ts",
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

export default defineConfig({
	appType: "custom",
	publicDir: false,
	plugins: [linked(["frontend/assets/favicon.svg"])],
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
