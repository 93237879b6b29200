import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SOURCE_FLAGS = ["--experimental-import-text", "--disable-warning=ExperimentalWarning"];
export const PASSWORD = "một câu thật dài 12";

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** One clear sentence on stderr, exit code 1. */
export function expectRefusal({ code, out, err }: Outcome, words: RegExp): void {
  expect(err).toMatch(words);
  expect(err.trim().split("\n"), err).toHaveLength(1);
  expect(out).toBe("");
  expect(code).toBe(1);
}

/** A folder for one test, and the command `congso` from source as a person types it. */
export interface Workbench {
  path(...parts: string[]): string;
  /** Runs a command to its end. `shell` stands before it: `ulimit -f 100`; `under` is a program that runs it: `["nice"]`. */
  run(
    args: readonly string[],
    options?: { input?: string; shell?: string; under?: readonly string[] },
  ): Promise<Outcome>;
  /** Starts `congso serve` on free ports and waits for its ready file. */
  serve(dataDir: string, extra?: readonly string[], under?: readonly string[]): Promise<Serving>;
  dispose(): void;
}

export interface Serving {
  readonly url: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly pid: number;
  readonly said: () => string;
  /** Ends it as a service manager does; resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Closes its stdin; resolves with the exit code. */
  endInput(): Promise<number | null>;
}

export function workbench(): Workbench {
  const folder = mkdtempSync(join(tmpdir(), "congso-cli-"));
  const started = new Set<ChildProcess>();
  let readyFiles = 0;

  function start(args: readonly string[], shell?: string, under: readonly string[] = []): ChildProcess {
    const words = [...SOURCE_FLAGS, join(ROOT, "appliance/main.ts"), ...args];
    const environment = { ...process.env, CONGSO_DATA: undefined, CONGSO_LANG: undefined };
    const [program = "", ...rest] = [...under, process.execPath, ...words];
    const child =
      shell === undefined
        ? spawn(program, rest, { cwd: folder, env: environment })
        : spawn("sh", ["-c", `${shell}; exec "$0" "$@"`, process.execPath, ...words], {
            cwd: folder,
            env: environment,
          });
    started.add(child);
    child.once("exit", () => started.delete(child));
    return child;
  }

  function listen(child: ChildProcess): { out: string; err: string } {
    const said = { out: "", err: "" };
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (said.out += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (said.err += text));
    return said;
  }

  const ended = (child: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => child.once("close", (code) => resolve(code)));

  return {
    path: (...parts) => join(folder, ...parts),
    async run(args, { input = "", shell, under } = {}) {
      const child = start(args, shell, under);
      const said = listen(child);
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(input);
      const code = await ended(child);
      return { code, ...said };
    },
    async serve(dataDir, extra = [], under = []) {
      const ready = join(folder, `ready-${readyFiles++}.json`);
      const doors = ["--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0"];
      const child = start(["serve", "--data", dataDir, ...doors, "--ready-file", ready, ...extra], undefined, under);
      const said = listen(child);
      const end = ended(child);
      while (!existsSync(ready)) {
        if (child.exitCode !== null) throw new Error(`serve ended before it was ready: ${said.err}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      const ports = JSON.parse(readFileSync(ready, "utf8")) as Record<string, number>;
      return {
        url: `http://127.0.0.1:${ports["http"] ?? 0}`,
        ports,
        pid: child.pid ?? 0,
        said: () => said.out + said.err,
        async endInput() {
          child.stdin?.end();
          return end;
        },
        async stop(signal = "SIGTERM") {
          child.kill(signal);
          return end;
        },
      };
    },
    dispose() {
      for (const child of started) child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Signs in and returns what later requests send. */
export async function signIn(url: string, username: string, password = PASSWORD): Promise<{ cookie: string }> {
  const response = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
  if (response.status !== 200) throw new Error(`${username} cannot sign in: ${await response.text()}`);
  return {
    cookie: response.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; "),
  };
}
