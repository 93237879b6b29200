import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bin, ROOT } from "../lib/project.ts";
import { BUNDLE, CODE_CACHE, PROGRAM } from "./layout.ts";

const LONGEST_START = 60_000;

/** Starts an office from the bundle, stops it when its doors are open, and keeps what V8 compiled on the way. */
export async function writeCodeCache(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "congso-warm-up-"));
  try {
    const data = join(folder, "data");
    const ready = join(folder, "ready.json");
    await program([
      "init",
      "--data",
      data,
      "--agency",
      "Cơ quan",
      "--domain",
      "co-quan.invalid",
      "--admin",
      "admin",
      "--password-stdin",
    ]);
    await program(
      ["serve", "--data", data, "--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0", "--ready-file", ready],
      ready,
    );
    if ((await stat(join(BUNDLE, CODE_CACHE))).size === 0) throw new Error("V8 gave an empty code cache.");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs one command of the bundled program to its end; where a ready file is named, asks it to stop once that is there. */
async function program(words: readonly string[], ready?: string): Promise<void> {
  const child = spawn(
    bin("node"),
    [join(ROOT, "scripts/build/warm-up.cjs"), join(BUNDLE, PROGRAM), join(BUNDLE, CODE_CACHE), ...words],
    {
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  // A password that nobody will need again: the office is thrown away.
  child.stdin.end("Khoi-dong-thu-2026\n");
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (ready !== undefined) {
    const deadline = Date.now() + LONGEST_START;
    while (!existsSync(ready) && child.exitCode === null && Date.now() < deadline) await sleep(20);
    child.kill("SIGTERM");
  }
  if ((await ended) !== 0) throw new Error(`The bundled program failed at: ${words[0] ?? ""}\n${output}`);
}
