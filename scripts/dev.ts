/**
 * `npm run dev`: the server starts again and the screens reload when their sources change. Open http://localhost:5173; what the browser
 * asks of /api goes on to the server behind it.
 */
import { ending, start } from "./lib/processes.ts";
import { DEVELOPMENT_DATA, SOURCE_FLAGS } from "./lib/project.ts";

const API = "127.0.0.1:8081";
const words = ["serve", "--data", DEVELOPMENT_DATA, "--http", API, ...process.argv.slice(2)];
const both = [
  start("node", ["--watch", "--watch-preserve-output", ...SOURCE_FLAGS, "appliance/main.ts", ...words]),
  start("vite", ["web", "--config", "web/vite.config.ts"], { CONGSO_API: `http://${API}` }),
];
const stop = () => {
  for (const child of both) child.kill("SIGTERM");
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
// One without the other is of no use.
const endings = both.map(ending);
const ended = await Promise.race(endings);
stop();
await Promise.all(endings);
process.exit(ended ? 0 : 1);
