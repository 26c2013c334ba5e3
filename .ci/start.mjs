// `npm start` as the README has it, on a free port and an empty directory: it
// must answer GET /readyz, and end with 0 when it is asked to stop.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const probe = createServer().listen(0, "127.0.0.1");
await once(probe, "listening");
const { port } = probe.address();
probe.close();

const npm = spawn("npm", ["start"], {
	env: { ...process.env, DATA_DIR: process.argv[2], PORT: String(port) },
	stdio: ["ignore", "inherit", "inherit"],
	// A group of its own, of which nothing may be left in the end.
	detached: true,
});
const exited = once(npm, "exit");

async function isReady() {
	const url = `http://127.0.0.1:${port}/readyz`;
	return fetch(url).then(
		(response) => response.ok,
		() => false,
	);
}

function sweep() {
	try {
		process.kill(-npm.pid, "SIGKILL");
		return true;
	} catch {
		return false;
	}
}

process.on("exit", sweep);
process.on("SIGTERM", () => process.exit(1));

while (!(await isReady())) {
	if (npm.exitCode !== null) throw new Error("npm start ended by itself");
	await wait(100);
}
npm.kill("SIGTERM");
const [code, signal] = await exited;
if (code !== 0) throw new Error(`npm start ended with ${code ?? signal}`);
if (sweep()) throw new Error("npm start left a process behind");
