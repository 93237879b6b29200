/**
 * `npm start`: builds the screens when their sources are newer, and serves an office at http://localhost:8080.
 * `npm start -- --modem-emulator`: with an emulated modem, and a page of the telephones behind it.
 */
import { ending, start } from "./lib/processes.ts";
import { DEVELOPMENT_DATA, SOURCE_FLAGS } from "./lib/project.ts";
import { freshScreens } from "./lib/screens.ts";
import { modemBesideOffice } from "./modem-emulator/beside-office.ts";

const EMULATOR = "--modem-emulator";
const options = process.argv.slice(2);

try {
  await freshScreens(() => console.log("Đang dựng giao diện … / Building the screens …"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const modem = options.includes(EMULATOR) ? ["--modem", await modemBesideOffice()] : [];
// What follows `npm start --` comes last, so that it wins.
const words = [
  "serve",
  "--data",
  DEVELOPMENT_DATA,
  "--http",
  "localhost:8080",
  ...modem,
  ...options.filter((each) => each !== EMULATOR),
];
const office = start("node", [...SOURCE_FLAGS, "appliance/main.ts", ...words]);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => office.kill(signal));
process.exit((await ending(office)) ? 0 : 1);
