import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { sendMessage } from "../crash/smtp-client.ts";
import { Client, run, serve, temporaryFolder, type Program } from "../office/running.ts";
import { against, type Figure } from "./figure.ts";
import { question } from "./question.ts";

const PASSWORD = "Bench-and-nothing-else-1";
const SENDERS = 10;

/** Durable writes through HTTP and SMTP, against what the disk itself can sync. */
export async function measureWrites(program: Program, seconds: number): Promise<Figure[]> {
  const folder = temporaryFolder("bench");
  const dataDir = join(folder, "office");
  await run(program, ["demo", "--data", dataDir, "--people", "20", "--seed", "7", "--password-stdin"], PASSWORD);
  const office = await serve(program, dataDir);
  try {
    const client = new Client(office.http);
    await client.signIn("admin", PASSWORD);
    const { person } = await client.json<{ person: { mailAddress: string } }>("GET", "/api/session");
    const disk = syncRate(folder, seconds);
    const polls = await rateOf(seconds, async (n) => {
      const response = await client.send("POST", "/api/polls", question(n));
      await response.arrayBuffer();
      return response.ok;
    });
    const letters = await rateOf(seconds, (n) =>
      sendMessage(office.smtp, { from: "may.quet@example.vn", to: person.mailAddress, subject: `bench-${String(n)}` }),
    );
    return [
      against("Polls created over HTTP, on disk", "1/s", polls, "write + fsync of this disk", disk),
      against("Messages accepted over SMTP, new connections", "1/s", letters, "write + fsync of this disk", disk),
    ];
  } finally {
    await office.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How often a second ten senders succeed together. */
async function rateOf(seconds: number, once: (n: number) => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  const until = begun + seconds * 1000;
  let n = 0;
  let succeeded = 0;
  const sender = async () => {
    while (performance.now() < until) if (await once((n += 1))) succeeded += 1;
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  return succeeded / ((performance.now() - begun) / 1000);
}

/** 8 KB written and synced, one after the other, a second. */
function syncRate(folder: string, seconds: number): number {
  const file = join(folder, "sync-rate");
  const handle = openSync(file, "w");
  const block = Buffer.alloc(8192, "x");
  const begun = performance.now();
  let writes = 0;
  while (performance.now() - begun < seconds * 1000) {
    writeSync(handle, block);
    fsyncSync(handle);
    writes += 1;
  }
  closeSync(handle);
  return writes / ((performance.now() - begun) / 1000);
}
