import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { MAIL_DOOR_NAMES } from "../../server/modules/mail/contract.ts";

/** How `congso` is started: from source, or a built executable. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

const ROOT = resolve(import.meta.dirname, "../..");

/** The program from the checkout, or the executable at `binary`. */
export function programOf(binary?: string): Program {
  if (binary !== undefined) return { command: resolve(binary), args: [] };
  const flags = ["--experimental-import-text", "--disable-warning=ExperimentalWarning"];
  return { command: process.execPath, args: [...flags, join(ROOT, "appliance/main.ts")] };
}

/** The doors that are knocked at. */
const OPENED: ReadonlySet<string> = new Set(["smtp", "submissions", "imaps"]);

/** What `serve --ready-file` tells. */
export interface Ready {
  readonly pid: number;
  readonly http: number;
  readonly smtp: number;
  readonly submissions: number;
  /** Where it was asked for. */
  readonly imaps?: number;
}

export interface RunningOffice extends Ready {
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to the ready file. */
  readonly startedIn: number;
  /** What it has printed. */
  readonly output: () => string;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

export function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `congso-${name}-`));
}

/** Runs a command to its end; throws with what it said when it fails. */
export async function run(program: Program, args: readonly string[], input = ""): Promise<string> {
  const child = spawn(program.command, [...program.args, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.end(input);
  const code = await new Promise<number | null>((done) => child.once("close", done));
  if (code !== 0) throw new Error(`congso ${args.join(" ")} ended with ${String(code)}: ${errors}${output}`);
  return output;
}

/** Starts the office on free ports and waits for its doors. */
export async function serve(program: Program, dataDir: string, extra: readonly string[] = []): Promise<RunningOffice> {
  const readyFile = join(dataDir, "..", `${dataDir.split("/").at(-1) ?? "office"}.ready.json`);
  rmSync(readyFile, { force: true });
  const begun = performance.now();
  const args = [
    "serve",
    "--data",
    dataDir,
    "--http",
    "127.0.0.1:0",
    ...MAIL_DOOR_NAMES.flatMap((door) => [`--${door}`, OPENED.has(door) ? "127.0.0.1:0" : "off"]),
    "--ready-file",
    readyFile,
  ];
  const child = spawn(program.command, [...program.args, ...args, ...extra], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once("close", done));
  while (!existsSync(readyFile)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The office did not start: ${output}`);
    if (performance.now() - begun > 60_000) {
      child.kill("SIGKILL");
      throw new Error(`The office was not ready within a minute: ${output}`);
    }
    await pause(2);
  }
  const startedIn = performance.now() - begun;
  const ready = JSON.parse(readFileSync(readyFile, "utf8")) as Ready;
  return {
    ...ready,
    process: child,
    startedIn,
    output: () => output,
    async kill(signal) {
      child.kill(signal);
      const code = await ended;
      rmSync(readyFile, { force: true });
      return code;
    },
  };
}

/** A browser's side of a session: JSON in and out, with the cookie. */
export class Client {
  readonly base: string;
  #cookie = "";

  constructor(port: number) {
    this.base = `http://127.0.0.1:${String(port)}`;
  }

  get cookie(): string {
    return this.#cookie;
  }

  async signIn(username: string, password: string): Promise<void> {
    const response = await this.send("POST", "/api/session", { username, password });
    if (!response.ok) throw new Error(`${username} could not sign in: ${await response.text()}`);
    this.#cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    await response.arrayBuffer();
  }

  send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.base}${path}`, {
      method,
      headers: {
        ...(this.#cookie !== "" && { cookie: this.#cookie }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** The JSON of a reply; throws when it is a refusal. */
  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.send(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Every item of a key-set paged list. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let after: string | undefined;
    do {
      const glue = path.includes("?") ? "&" : "?";
      const page: { items: T[]; next?: string } = await this.json(
        "GET",
        `${path}${glue}limit=200${after === undefined ? "" : `&after=${encodeURIComponent(after)}`}`,
      );
      items.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    return items;
  }
}
