// Plain JavaScript on purpose: this file has to say something sensible on a Node that
// cannot run TypeScript. It builds the frontend when it is stale and starts the server.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
// By default: an older Node lacks some of the names, and would not even start to read this file.
import module from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
	console.error(
		`Handslag runs on Node 24; this is Node ${process.versions.node}. Run it with "npm start" after "npm ci", which brings Node 24.`,
	);
	process.exit(1);
}

function newest(directory) {
	return readdirSync(path(directory), { recursive: true })
		.map((name) => statSync(path(`${directory}/${name}`)).mtimeMs)
		.reduce((a, b) => Math.max(a, b), 0);
}

function buildIfStale() {
	const vite = path("node_modules/vite/bin/vite.js");
	if (!existsSync(vite) || !existsSync(path("frontend"))) return;
	const stamp = path("dist/.built");
	const sources = Math.max(
		newest("frontend"),
		statSync(path("vite.config.ts")).mtimeMs,
		statSync(path("package-lock.json")).mtimeMs,
	);
	if (existsSync(stamp) && statSync(stamp).mtimeMs > sources) return;
	execFileSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
		cwd: path("."),
		stdio: "inherit",
	});
	writeFileSync(stamp, "");
}

buildIfStale();
if (process.argv.includes("--watch")) {
	const flags = [
		"--watch",
		"--watch-path=api",
		"--watch-path=frontend",
		path("api/server.ts"),
	];
	const child = spawn(process.execPath, flags, {
		stdio: "inherit",
		cwd: path("."),
	});
	for (const signal of ["SIGINT", "SIGTERM"])
		process.on(signal, () => child.kill(signal));
	child.on("exit", (code) => process.exit(code ?? 0));
} else {
	// Stripped and compiled once: later starts are a good deal faster.
	module.enableCompileCache?.(path("node_modules/.cache/compile"));
	await import("./server.ts");
}
