import { spawn, type ChildProcess } from "node:child_process";
import { bin, ROOT } from "./project.ts";

export interface Ended {
  readonly ok: boolean;
  /** Standard output and error, as they came. */
  readonly output: string;
  readonly seconds: number;
}

/** Runs a program of node_modules/.bin to its end and keeps what it prints. A program that takes longer than `limit` seconds is ended. */
export async function run(
  program: string,
  words: readonly string[],
  limit = 1800,
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const started = performance.now();
  const child = spawn(bin(program), words, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  let output = "";
  const keep = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  const timer = setTimeout(() => {
    keep(`\nEnded after ${limit} s without a result.\n`);
    child.kill("SIGKILL");
  }, limit * 1000);
  const ok = await ending(child);
  clearTimeout(timer);
  return { ok, output, seconds: (performance.now() - started) / 1000 };
}

/** Starts a program that talks to the terminal itself. */
export function start(program: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(bin(program), words, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...environment } });
}

/** Whether it ended with exit code 0. */
export function ending(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      resolve(code === 0);
    });
  });
}
