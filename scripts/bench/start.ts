import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { run, serve, temporaryFolder, type Program } from "../office/running.ts";
import { median, type Figure } from "./figure.ts";

const RUNS = 5;

/** From the start of the process to the first page in a browser's hands; what it holds in memory when nobody asks; its size. */
export async function measureStart(program: Program, binary: string | undefined): Promise<Figure[]> {
  const folder = temporaryFolder("bench");
  const dataDir = join(folder, "office");
  const password = "Bench-and-nothing-else-1";
  await run(program, ["demo", "--data", dataDir, "--people", "60", "--seed", "7", "--password-stdin"], password);
  const times: number[] = [];
  let memory = 0;
  for (let i = 0; i < RUNS; i += 1) {
    const begun = performance.now();
    const office = await serve(program, dataDir);
    const page = await fetch(`http://127.0.0.1:${String(office.http)}/`, { headers: { accept: "text/html" } });
    await page.text();
    if (!page.ok) throw new Error(`The first page answered ${String(page.status)}`);
    times.push(performance.now() - begun);
    if (i === RUNS - 1) {
      await pause(3_000);
      memory = residentMegabytes(office.pid);
    }
    await office.kill("SIGTERM");
  }
  rmSync(folder, { recursive: true, force: true });
  return [
    { name: `Cold start to the first page (median of ${String(RUNS)})`, value: median(times), unit: "ms" },
    ...(memory > 0 ? [{ name: "Resident memory, idle", value: memory, unit: "MB" }] : []),
    ...(binary === undefined
      ? []
      : [{ name: "Size of the executable", value: statSync(binary).size / 1e6, unit: "MB" }]),
  ];
}

/** Linux only: other systems have no /proc, and the figure is left out. */
function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}
