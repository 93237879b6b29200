import { join } from "node:path";
import { isEmptyFolder } from "../../server/kernel/backup/restore.ts";
import { splitAddress } from "../../server/kernel/doors.ts";
import { consoleSink, fileSink } from "../../server/kernel/log-sinks.ts";
import { logTo, type Log } from "../../server/kernel/log.ts";
import { openOffice, type Office } from "../../server/main.ts";
import type { CommandInput, CommandSpec } from "../cli/command.ts";
import { serveTexts as texts } from "../locale/serve.ts";
import { doorOptions, doorsFrom, type DoorAddresses } from "../office/doors.ts";
import { openControl, type ControlRequest } from "../office/control.ts";
import { demandOffice } from "../office/open.ts";
import { actOnPeople } from "../office/people.ts";
import { readyFileAt } from "../office/ready-file.ts";
import { stopSignal } from "../office/stop.ts";
import { findWebDir } from "../office/web-dir.ts";
import { serveSetup } from "../setup/serve-setup.ts";
import { VERSION } from "../version.ts";

/** Everything is finished or given up by then; the service manager waits 15 s. */
const LONGEST_STOP = 10_000;

export const serve: CommandSpec = {
  name: "serve",
  summary: texts.summary,
  about: texts.about,
  options: {
    ...doorOptions,
    modem: { value: "PATH", help: texts.modem },
    "ready-file": { value: "FILE", help: texts.readyFile },
    "stop-on-stdin-end": { help: texts.stopOnStdinEnd },
  },
  examples: ["congso serve --data /var/lib/congso --http 0.0.0.0:8080 --smtp 0.0.0.0:25"],
  async run(input) {
    const doors = doorsFrom(input);
    const ready = readyFileAt(input.option("ready-file"));
    const stop = stopSignal(input.has("stop-on-stdin-end"));
    try {
      const settled = isEmptyFolder(input.dataDir) ? await firstRun(input, doors, ready.announce, stop.asked) : doors;
      if (settled === "stopped") return;
      const office = await openOffice({
        dataDir: input.dataDir,
        log: logOf(input),
        version: VERSION,
        doors: { ...settled, ...modemOf(input) },
        ...webOf(),
      });
      let control: Awaited<ReturnType<typeof openControl>> | undefined;
      try {
        const ports = await office.listen();
        control = await openControl(input.dataDir, office.kernel.log, answerOf(office, ports));
        ready.announce(ports);
        announce(input, office, ports);
        await stop.asked;
        input.io.note(texts.stopping);
      } finally {
        ready.remove();
        await control?.close();
        await within(LONGEST_STOP, office.close());
      }
      input.io.note(texts.stopped);
    } finally {
      ready.remove();
    }
  },
};

/** The first-run page, until there is an office; the door for browsers then keeps the port that it had. */
async function firstRun(
  input: CommandInput,
  doors: DoorAddresses,
  announcePorts: (ports: Readonly<Record<string, number>>) => void,
  stopped: Promise<unknown>,
): Promise<DoorAddresses | "stopped"> {
  const address = doors.http ?? "0.0.0.0:8080";
  // Without the door for browsers nobody can set it up: say what to do instead.
  if (address === "off") demandOffice(input.dataDir);
  const setup = await serveSetup({ dataDir: input.dataDir, address, log: consoleLog(), version: VERSION, ...webOf() });
  announcePorts({ http: setup.port });
  both(input, texts.setup, { folder: input.dataDir, url: urlOf(address, setup.port) });
  both(input, texts.setupCode, { code: setup.code });
  const outcome = await Promise.race([setup.done, stopped.then(() => "stopped" as const)]);
  await setup.close();
  if (outcome === "stopped") return "stopped";
  input.io.tell(texts.setupDone, { agency: outcome.agency });
  return { ...doors, http: `${address.slice(0, address.lastIndexOf(":"))}:${String(setup.port)}` };
}

function announce(input: CommandInput, office: Office, ports: Readonly<Record<string, number>>): void {
  const { migrated } = office.house;
  if (migrated.length > 0) input.io.note(texts.upgraded, { steps: migrated.join(", ") });
  const { http, ...others } = ports;
  if (http === undefined) both(input, texts.noHttp, { version: VERSION });
  else
    both(input, texts.listening, { version: VERSION, url: urlOf(input.option("http") ?? "", http, office.isSecure) });
  for (const [door, port] of Object.entries(others)) both(input, texts.listeningDoor, { door, port });
}

/** What commands of this machine hear from the running office. */
function answerOf(office: Office, ports: Readonly<Record<string, number>>) {
  const doors = Object.entries(ports).map(([door, port]) => {
    const { host } = splitAddress(office.doors[door] ?? "");
    return { door, host: ["", "0.0.0.0", "::"].includes(host) ? "localhost" : host, port };
  });
  return async (request: ControlRequest): Promise<unknown> =>
    request.ask === "doors" ? doors : actOnPeople(office.services.directory, request.request);
}

/** Whoever starts the office may read either language: the console says it in both. */
function both(input: CommandInput, text: { vi: string; en: string }, params: Record<string, string | number>): void {
  for (const language of ["vi", "en"] as const) input.io.tell({ vi: text[language], en: text[language] }, params);
}

function urlOf(address: string, port: number, isSecure = false): string {
  const host = address.slice(0, Math.max(0, address.lastIndexOf(":")));
  const shown = host === "" || host === "0.0.0.0" || host === "[::]" ? "localhost" : host;
  return `${isSecure ? "https" : "http"}://${shown}:${String(port)}`;
}

/** A word that is no path stands for none. */
function modemOf(input: CommandInput): { modem?: string } {
  const modem = input.option("modem");
  return modem === undefined ? {} : { modem };
}

function webOf(): { webDir?: string } {
  const webDir = findWebDir();
  return webDir === undefined ? {} : { webDir };
}

function consoleLog(): Log {
  return logTo([consoleSink(process.stderr, "warn")]);
}

function logOf(input: CommandInput): Log {
  return logTo([consoleSink(process.stderr, "warn"), fileSink(join(input.dataDir, "log"))]);
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());
  await Promise.race([work, patience]);
}
