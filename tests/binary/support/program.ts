import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { EXECUTABLES } from "../../../scripts/build/layout.ts";

const LONGEST_START = 60_000;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The executable on its way: nothing of this machine but its kernel and C library is lent to it. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the executable in a folder, with an empty environment but for PATH, which is empty itself. */
export function start(folder: string, words: readonly string[], input = ""): Running {
  if (!existsSync(EXECUTABLES.linux)) throw new Error(`${EXECUTABLES.linux} is missing: run npm run build first.`);
  const child = spawn(EXECUTABLES.linux, words, { cwd: folder, env: { PATH: "" } });
  const texts = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (texts.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (texts.err += text));
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, ...texts });
    });
  });
  return { child, ended };
}

/** Runs one command to its end. */
export const run = (folder: string, words: readonly string[], input?: string): Promise<Ended> =>
  start(folder, words, input).ended;

/** The ports of a `serve`, once its ready file is there. */
export async function ports(office: Running, readyFile: string): Promise<Readonly<Record<string, number>>> {
  const deadline = Date.now() + LONGEST_START;
  while (!existsSync(readyFile)) {
    if (office.child.exitCode !== null) throw new Error(`serve ended: ${JSON.stringify(await office.ended)}`);
    if (Date.now() > deadline) throw new Error("serve did not open its doors in a minute.");
    await sleep(10);
  }
  return JSON.parse(readFileSync(readyFile, "utf8")) as Record<string, number>;
}
