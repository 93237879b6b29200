import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { isSea } from "node:sea";
import { replaceFile } from "../../server/kernel/durable.ts";
import { defineErrors } from "../../server/kernel/errors.ts";
import type { CommandInput, CommandSpec } from "../cli/command.ts";
import { serviceTexts as texts } from "../locale/data.ts";
import { doorOptions, doorsFrom } from "../office/doors.ts";
import { STATE_DIR, UNIT_FILE, UNIT_NAME, unitText, USER } from "../service/unit.ts";
import * as windows from "../service/windows.ts";

const errors = defineErrors("service", {
  notRoot: { status: 403, ...texts.notRoot },
  noSystemd: { status: 500, ...texts.noSystemd },
  badPlace: { status: 400, ...texts.badPlace },
  noCompiler: { status: 500, ...texts.noCompiler },
  commandFailed: { status: 500, ...texts.commandFailed },
});

type Argv = readonly string[];

/** What one action writes, runs and takes away, in this order. */
interface Work {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly steps: readonly windows.Step[];
  readonly removed?: readonly string[];
}

export const service: CommandSpec = {
  name: "service",
  summary: texts.summary,
  about: texts.about,
  words: [{ name: "ACTION", help: texts.action, choices: ["install", "uninstall", "status"] }],
  options: { ...doorOptions, "dry-run": { help: texts.dryRun } },
  examples: ["sudo congso service install --http 0.0.0.0:80 --smtp 0.0.0.0:25", "congso service install --dry-run"],
  async run(input) {
    await Promise.resolve();
    const [action = ""] = input.words;
    if (action === "status") return tellStatus(input);
    const isWindows = process.platform === "win32";
    const work = isWindows ? windowsWork(action, input) : linuxWork(action, input);
    if (input.has("dry-run")) {
      for (const { path, content } of work.files) input.io.print(`# ${path}\n${content}`);
      for (const { argv } of work.steps) input.io.print(argv.join(" "));
      return 0;
    }
    if (isWindows && action === "install") prepareWindows(input);
    if (!isWindows) demandSystemd();
    perform(work);
    const folder = isWindows ? input.dataDir : STATE_DIR;
    if (action === "uninstall") input.io.tell(texts.uninstalled, { folder });
    else if (isWindows)
      input.io.tell(texts.installedOnWindows, { folder, rule: windows.firewallRule(process.execPath) });
    else input.io.tell(texts.installed, { folder });
    return 0;
  },
};

function linuxWork(action: string, input: CommandInput): Work {
  if (action === "uninstall") {
    return {
      files: [],
      steps: [
        { argv: ["systemctl", "disable", "--now", UNIT_NAME] },
        { argv: ["rm", "-f", UNIT_FILE] },
        { argv: ["systemctl", "daemon-reload"] },
      ],
    };
  }
  const program = programWords();
  const [path = ""] = program;
  if (/^\/(?:home|root|tmp|run)\//.test(path) && !input.has("dry-run"))
    throw errors.badPlace({ path, place: "/usr/local/bin/congso" });
  return {
    files: [{ path: UNIT_FILE, content: unitText({ program, doors: doorWords(input) }) }],
    steps: [
      { argv: ["groupadd", "--system", "--force", USER] },
      {
        argv: [
          "sh",
          "-c",
          `id ${USER} >/dev/null 2>&1 || useradd --system --gid ${USER} --home-dir ${STATE_DIR} --no-create-home --shell /usr/sbin/nologin ${USER}`,
        ],
      },
      { argv: ["systemctl", "daemon-reload"] },
      { argv: ["systemctl", "enable", "--now", UNIT_NAME] },
    ],
  };
}

function windowsWork(action: string, input: CommandInput): Work {
  const [path = ""] = programWords();
  const host = windows.hostFiles(path);
  if (action === "uninstall") {
    return { files: [], steps: windows.uninstallSteps, removed: [host.executable, host.source] };
  }
  const program = programWords();
  return windows.installSteps({ program, dataDir: input.dataDir, doors: doorWords(input), windowsDir: windowsDir() });
}

/** What must be so before anything is changed on a Windows machine. */
function prepareWindows(input: CommandInput): void {
  if (/^[a-z]:\\users\\/i.test(process.execPath)) {
    throw errors.badPlace({ path: process.execPath, place: "C:\\Program Files\\CongSo\\congso.exe" });
  }
  const compiler = windows.compilerOf(windowsDir());
  if (!existsSync(compiler)) throw errors.noCompiler({ compiler });
  mkdirSync(input.dataDir, { recursive: true });
}

function windowsDir(): string {
  return process.env["WINDIR"] ?? "C:\\Windows";
}

function doorWords(input: CommandInput): string[] {
  return Object.entries(doorsFrom(input)).flatMap(([door, address]) => [`--${door}`, address]);
}

/** The executable alone, or Node with its flags and the source of this program. */
function programWords(): string[] {
  return isSea() ? [process.execPath] : [process.execPath, ...process.execArgv, process.argv[1] ?? ""];
}

function perform({ files, steps, removed = [] }: Work): void {
  for (const { path, content } of files) {
    try {
      replaceFile(path, content);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      throw code === "EACCES" || code === "EPERM" || code === "EROFS" ? errors.notRoot() : error;
    }
  }
  for (const { argv, mayFail = false } of steps) {
    try {
      run(argv);
    } catch (error) {
      if (!mayFail) throw error;
    }
  }
  for (const path of removed) rmSync(path, { force: true });
}

function run([program = "", ...args]: Argv): string {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    // The tools of Windows complain on stdout.
    const said =
      error instanceof Error && "stderr" in error && "stdout" in error
        ? `${String(error.stderr)}${String(error.stdout)}`
        : "";
    throw errors.commandFailed({ command: [program, ...args].join(" "), detail: said.trim().split("\n")[0] ?? "" });
  }
}

function demandSystemd(): void {
  if (process.getuid?.() !== 0) throw errors.notRoot();
  if (!existsSync("/run/systemd/system")) throw errors.noSystemd();
}

function tellStatus(input: CommandInput): number {
  const isWindows = process.platform === "win32";
  try {
    const said = isWindows ? run(windows.statusCommand) : run(["systemctl", "is-active", UNIT_NAME]);
    const isActive = isWindows ? windows.isRunning(said) : said.trim() === "active";
    input.io.tell(isActive ? texts.active : texts.inactive);
    return isActive ? 0 : 1;
  } catch {
    input.io.tell(texts.inactive);
    return 1;
  }
}
