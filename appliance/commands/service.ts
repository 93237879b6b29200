import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isSea } from "node:sea";
import { replaceFile } from "../../server/kernel/durable.ts";
import { defineErrors } from "../../server/kernel/errors.ts";
import type { CommandInput, CommandSpec } from "../cli/command.ts";
import { serviceTexts as texts } from "../locale/data.ts";
import { doorOptions, doorsFrom } from "../office/doors.ts";
import { STATE_DIR, UNIT_FILE, UNIT_NAME, unitText, USER } from "../service/unit.ts";
import { installCommands, TASK_NAME, taskXml, uninstallCommands, type TaskWish } from "../service/windows.ts";

const errors = defineErrors("service", {
  notRoot: { status: 403, ...texts.notRoot },
  noSystemd: { status: 500, ...texts.noSystemd },
  badPlace: { status: 400, ...texts.badPlace },
  commandFailed: { status: 500, ...texts.commandFailed },
});

type Argv = readonly string[];

/** What one action writes and runs, in this order. */
interface Steps {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly commands: readonly Argv[];
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
    const steps = isWindows ? windowsSteps(action, input) : linuxSteps(action, input);
    if (input.has("dry-run")) {
      for (const { path, content } of steps.files) input.io.print(`# ${path}\n${content}`);
      for (const command of steps.commands) input.io.print(command.join(" "));
      return 0;
    }
    if (!isWindows) demandSystemd();
    perform(steps);
    const folder = isWindows ? input.dataDir : STATE_DIR;
    input.io.tell(action === "install" ? texts.installed : texts.uninstalled, { folder });
    return 0;
  },
};

function linuxSteps(action: string, input: CommandInput): Steps {
  if (action === "uninstall") {
    return {
      files: [],
      commands: [
        ["systemctl", "disable", "--now", UNIT_NAME],
        ["rm", "-f", UNIT_FILE],
        ["systemctl", "daemon-reload"],
      ],
    };
  }
  const program = programWords();
  const [path = ""] = program;
  if (/^\/(?:home|root|tmp|run)\//.test(path) && !input.has("dry-run")) throw errors.badPlace({ path });
  return {
    files: [{ path: UNIT_FILE, content: unitText({ program, doors: doorWords(input) }) }],
    commands: [
      ["groupadd", "--system", "--force", USER],
      [
        "sh",
        "-c",
        `id ${USER} >/dev/null 2>&1 || useradd --system --gid ${USER} --home-dir ${STATE_DIR} --no-create-home --shell /usr/sbin/nologin ${USER}`,
      ],
      ["systemctl", "daemon-reload"],
      ["systemctl", "enable", "--now", UNIT_NAME],
    ],
  };
}

function windowsSteps(action: string, input: CommandInput): Steps {
  if (action === "uninstall") return { files: [], commands: uninstallCommands };
  const wish: TaskWish = { program: process.execPath, dataDir: input.dataDir, doors: doorWords(input) };
  mkdirSync(input.dataDir, { recursive: true });
  const xmlFile = join(mkdtempSync(join(tmpdir(), "congso-task-")), "task.xml");
  return { files: [{ path: xmlFile, content: taskXml(wish) }], commands: installCommands(wish, xmlFile) };
}

function doorWords(input: CommandInput): string[] {
  return Object.entries(doorsFrom(input)).flatMap(([door, address]) => [`--${door}`, address]);
}

/** The executable alone, or Node with its flags and the source of this program. */
function programWords(): string[] {
  return isSea() ? [process.execPath] : [process.execPath, ...process.execArgv, process.argv[1] ?? ""];
}

function perform({ files, commands }: Steps): void {
  for (const { path, content } of files) {
    try {
      // schtasks reads UTF-16 with its mark; systemd UTF-8.
      if (path.endsWith(".xml")) writeFileSync(path, `\ufeff${content}`, "utf16le");
      else replaceFile(path, content);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      throw code === "EACCES" || code === "EPERM" || code === "EROFS" ? errors.notRoot() : error;
    }
  }
  for (const command of commands) run(command);
  for (const { path } of files) if (path.endsWith(".xml")) rmSync(path, { force: true });
}

function run([program = "", ...args]: Argv): string {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    throw errors.commandFailed({ command: [program, ...args].join(" "), detail: said.split("\n")[0] ?? "" });
  }
}

function demandSystemd(): void {
  if (process.getuid?.() !== 0) throw errors.notRoot();
  if (!existsSync("/run/systemd/system")) throw errors.noSystemd();
}

function tellStatus(input: CommandInput): number {
  const isWindows = process.platform === "win32";
  try {
    const said = isWindows
      ? run(["schtasks.exe", "/Query", "/TN", TASK_NAME, "/FO", "CSV"])
      : run(["systemctl", "is-active", UNIT_NAME]);
    const isActive = isWindows ? /Running/i.test(said) : said.trim() === "active";
    input.io.tell(isActive ? texts.active : texts.inactive);
    return isActive ? 0 : 1;
  } catch {
    input.io.tell(texts.inactive);
    return 1;
  }
}
