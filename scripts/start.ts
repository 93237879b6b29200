/** `npm start`: builds the screens when their sources are newer, and serves an office at http://localhost:8080. */
import { join } from "node:path";
import { isStale } from "./lib/freshness.ts";
import { ending, run, start } from "./lib/processes.ts";
import { DEVELOPMENT_DATA, SOURCE_FLAGS, WEB_OUTPUT } from "./lib/project.ts";

const SOURCES = [
  "web/**/*",
  "server/kernel/contract/**/*.ts",
  "server/modules/*/contract/**/*.ts",
  "server/modules/*/contract.ts",
  "package-lock.json",
];

if (isStale(join(WEB_OUTPUT, "index.html"), SOURCES)) {
  console.log("Đang dựng giao diện … / Building the screens …");
  const built = await run("vite", ["build", "web", "--config", "web/vite.config.ts", "--logLevel", "warn"]);
  if (!built.ok) {
    console.error(built.output);
    process.exit(1);
  }
}
// What follows `npm start --` comes last, so that it wins.
const words = ["serve", "--data", DEVELOPMENT_DATA, "--http", "127.0.0.1:8080", ...process.argv.slice(2)];
const office = start("node", [...SOURCE_FLAGS, "appliance/main.ts", ...words]);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => office.kill(signal));
process.exit((await ending(office)) ? 0 : 1);
