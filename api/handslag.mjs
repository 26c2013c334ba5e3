#!/usr/bin/env node
// Plain JavaScript on purpose: on a Node that cannot run TypeScript it hands over to the
// Node 24 that npm ci brings, so that `npx handslag` works with whatever Node is there.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
// By default: an older Node lacks some of the names, and would not even start to read this file.
import module from "node:module";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const args = process.argv.slice(2);
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

async function run() {
	module.enableCompileCache?.(path("node_modules/.cache/compile"));
	const { runCli } = await import("./cli/main.ts");
	return runCli(args, {
		out: (text) => process.stdout.write(text),
		error: (text) => process.stderr.write(text),
		input: process.stdin,
		publicUrl: process.env.PUBLIC_URL,
	});
}

function handOver() {
	const node = ["node", "node.exe"]
		.map((name) => path(`node_modules/node/bin/${name}`))
		.find(existsSync);
	const self = fileURLToPath(import.meta.url);
	const done = node && spawnSync(node, [self, ...args], { stdio: "inherit" });
	if (done && !done.error) return done.status ?? 3;
	console.error(
		`Handslag runs on Node 24; this is Node ${process.versions.node}. "npm ci" brings Node 24.`,
	);
	return 3;
}

const able = major > 22 || (major === 22 && minor >= 18);
process.exitCode = able ? await run() : handOver();
