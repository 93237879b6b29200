import { fork } from "node:child_process";
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Client, run, serve, temporaryFolder, type Program } from "../office/running.ts";
import { against, type Figure } from "./figure.ts";
import { loadSmtp } from "./smtp-load.ts";

const PASSWORD = "Bench-and-nothing-else-1";
const SESSIONS = 10;

/** Messages that are safe on disk when their 250 comes, against a server that keeps none of them and against what the disk can sync. */
export async function measureSmtp(program: Program, seconds: number): Promise<Figure[]> {
  const folder = temporaryFolder("bench-smtp");
  const dataDir = join(folder, "office");
  await run(program, ["demo", "--data", dataDir, "--people", "20", "--seed", "7", "--password-stdin"], PASSWORD);
  const discard = await startDiscard();
  const office = await serve(program, dataDir);
  try {
    const client = new Client(office.http);
    await client.signIn("admin", PASSWORD);
    const { person } = await client.json<{ person: { mailAddress: string } }>("GET", "/api/session");
    const disk = syncRate(folder, seconds);
    const figures: Figure[] = [];
    for (const keep of [false, true]) {
      const how = keep ? "kept connections" : "new connections";
      const load = { sessions: SESSIONS, seconds, keep };
      const floor = await loadSmtp({ port: discard.port, to: "ai@example.vn" }, load);
      const ours = await loadSmtp({ port: office.smtp, to: person.mailAddress }, load);
      if (ours.refused > 0) throw new Error(`${String(ours.refused)} messages were refused: ${office.output()}`);
      figures.push(
        against(`SMTP, durable 8 KB, ${how}`, "1/s", ours.rate, "smtp-server discarding", floor.rate),
        against(`SMTP, durable 8 KB, ${how}`, "1/s", ours.rate, "write + fdatasync of this disk", disk),
      );
    }
    return figures;
  } finally {
    await office.kill("SIGTERM");
    discard.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startDiscard(): Promise<{ port: number; stop(): void }> {
  const child = fork(join(import.meta.dirname, "smtp-discard.ts"), { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  const port = await new Promise<number>((resolve) => {
    child.stdout?.once("data", (chunk: Buffer) => {
      resolve(Number(chunk.toString()));
    });
  });
  return {
    port,
    stop: () => {
      child.disconnect();
    },
  };
}

/** 8 KB written and synced, one after the other, a second. */
function syncRate(folder: string, seconds: number): number {
  const handle = openSync(join(folder, "sync-rate"), "w");
  const block = Buffer.alloc(8192, "x");
  const begun = performance.now();
  let writes = 0;
  while (performance.now() - begun < seconds * 1000) {
    writeSync(handle, block);
    fdatasyncSync(handle);
    writes += 1;
  }
  closeSync(handle);
  return writes / ((performance.now() - begun) / 1000);
}
