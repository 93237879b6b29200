import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Client, run, serve, temporaryFolder, type Program } from "../office/running.ts";
import { against, type Figure } from "./figure.ts";
import { load } from "./load.ts";
import { question } from "./question.ts";

const PASSWORD = "Bench-and-nothing-else-1";
const CONNECTIONS = 10;

/** `GET /api/polls`, the first page, against bare Fastify and node:sqlite with the same rows, query and reply schema. */
export async function measureList(program: Program, seconds: number): Promise<Figure[]> {
  const folder = temporaryFolder("bench");
  const dataDir = join(folder, "office");
  await run(program, ["demo", "--data", dataDir, "--people", "60", "--seed", "7", "--password-stdin"], PASSWORD);
  const office = await serve(program, dataDir);
  try {
    const client = new Client(office.http);
    await client.signIn("admin", PASSWORD);
    const { person } = await client.json<{ person: { id: number } }>("GET", "/api/session");
    await fillList(client);
    const floor = await startFloor(dataDir, person.id);
    const path = "/api/polls";
    const target = { port: office.http, path, cookie: client.cookie };
    // Both are warmed, then measured in turns, so that a busy neighbour hurts both alike.
    await load(target, { connections: CONNECTIONS, seconds: 1 });
    await load({ port: floor.port, path }, { connections: CONNECTIONS, seconds: 1 });
    const ours = await load(target, { connections: CONNECTIONS, seconds });
    const bare = await load({ port: floor.port, path }, { connections: CONNECTIONS, seconds });
    floor.stop();
    return [
      against("GET a list page (50 polls)", "1/s", ours.rate, "bare Fastify + node:sqlite", bare.rate),
      against("  median", "ms", ours.p50, "bare", bare.p50),
      against("  99 %", "ms", ours.p99, "bare", bare.p99),
    ];
  } finally {
    await office.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillList(client: Client): Promise<void> {
  for (let n = 0; n < 120; n += 1) await client.json("POST", "/api/polls", question(n));
}

async function startFloor(dataDir: string, viewer: number): Promise<{ port: number; stop: () => void }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "floor.ts"), dataDir, String(viewer), String(Date.now())],
    { stdio: ["ignore", "pipe", "inherit", "ipc"] },
  );
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.once("data", (chunk: Buffer) => {
      resolve(Number(chunk.toString()));
    });
    child.once("exit", () => {
      reject(new Error("The floor did not start."));
    });
  });
  return { port, stop: () => child.kill() };
}
