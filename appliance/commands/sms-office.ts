import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, rmSync, watchFile, unwatchFile } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { defineErrors, Refusal } from "../../server/kernel/errors.ts";
import { openSerialPort, startModem } from "../../server/protocols/gsm/index.ts";
import type { ModemLine } from "../../server/modules/sms/contract.ts";
import { dropMessage, type DropAnswer } from "../../server/modules/sms/drop-box.ts";
import { masked } from "../../server/modules/sms/traffic.ts";
import type { CommandInput } from "../cli/command.ts";
import { UsageError } from "../cli/usage.ts";
import { numberOption } from "../cli/values.ts";
import { smsTexts as texts } from "../locale/sms.ts";
import { usageTexts } from "../locale/usage.ts";
import { demandOffice, withOffice } from "../office/open.ts";
import { stopSignal } from "../office/stop.ts";

const errors = defineErrors("smsOffice", {
  notTaken: { status: 503, ...texts.notTaken },
  refused: { status: 400, vi: "{detail}", en: "{detail}" },
});
const actor = systemActor("congso sms", "cli");
const DAY_MINUTES = 1_440;
const PATIENCE = 15_000;

/** `congso sms send`: through the running office, or into the queue of one that does not run. */
export async function sendText(input: CommandInput): Promise<void> {
  demandOffice(input.dataDir);
  const [to, text] = ["to", "text"].map((name) => input.option(name));
  if (to === undefined) throw new UsageError(usageTexts.missingOption, { name: "to" });
  if (text === undefined) throw new UsageError(usageTexts.missingOption, { name: "text" });
  const validityMinutes = numberOption(input, "validity", { min: 1, max: 635_040, default: DAY_MINUTES });
  const message = { to, text, plain: input.has("plain"), urgent: input.has("urgent"), validityMinutes };
  let id: number;
  try {
    id = await withOffice({ dataDir: input.dataDir }, (office) =>
      Promise.resolve(office.services.sms.sendOne(actor, message)),
    );
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "database.inUse") throw error;
    id = await throughRunning(input, message);
  }
  if (input.json) input.io.print(JSON.stringify({ id }));
  else input.io.tell(texts.queued, { id });
}

async function throughRunning(input: CommandInput, message: Parameters<typeof dropMessage>[2]): Promise<number> {
  const name = `${String(Date.now()).padStart(15, "0")}-${randomUUID()}`;
  const file = dropMessage(input.dataDir, name, message);
  const deadline = Date.now() + PATIENCE;
  while (!existsSync(file)) {
    if (Date.now() > deadline) throw errors.notTaken();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const answer = JSON.parse(readFileSync(file, "utf8")) as DropAnswer;
  rmSync(file);
  if ("id" in answer) return answer.id;
  throw errors.refused({ detail: answer.refusal[input.language] });
}

/** `congso sms modems`: as the running office last knew them. */
export function showModems(input: CommandInput): void {
  demandOffice(input.dataDir);
  const file = join(input.dataDir, "sms-modems.json");
  const modems = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as ModemLine[]) : [];
  if (input.json) input.io.print(JSON.stringify(modems));
  else if (modems.length === 0) input.io.tell(texts.noModem);
  else {
    for (const { path, name, phase, trouble, network, signal, sim } of modems) {
      const facts = [name, sim, network, signal === null ? null : `${String(signal)} dBm`, phase, trouble];
      input.io.print([path, ...facts.filter((fact) => fact !== null && fact !== "")].join("  "));
    }
  }
}

/** `congso sms listen`: the conversation of the running office, or with `--modem` that of a port which we open ourselves. */
export async function listen(input: CommandInput): Promise<void> {
  const stop = stopSignal();
  const path = input.option("modem");
  if (path === undefined) {
    demandOffice(input.dataDir);
    await follow(join(input.dataDir, "log", "sms-traffic.log"), input, stop.asked);
    return;
  }
  const say = (direction: "in" | "out", text: string) => {
    input.io.print(`${new Date().toISOString()} ${path} ${direction === "in" ? "<" : ">"} ${masked(text)}`);
  };
  const modem = startModem({
    path,
    openPort: openSerialPort,
    // Whoever only listens writes nothing down: what comes in stays on the card.
    hooks: {
      received() {
        throw new Error("listening only");
      },
      changed: ({ phase, failure }) => {
        input.io.note({ vi: "{state}", en: "{state}" }, { state: [phase, failure].filter(Boolean).join(" ") });
      },
      traffic: say,
      pinFor: () => "missing",
    },
  });
  await stop.asked;
  await modem.stop();
}

/** Prints what is appended to a file until told to stop. */
async function follow(file: string, input: CommandInput, stopped: Promise<unknown>): Promise<void> {
  let at = existsSync(file) ? readFileSync(file).length : 0;
  const more = async () => {
    if (!existsSync(file)) return;
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      if (size < at) at = 0;
      const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(size - at), position: at });
      at += bytesRead;
      const text = buffer.toString("utf8", 0, bytesRead).trimEnd();
      if (text !== "") input.io.print(text);
    } finally {
      await handle.close();
    }
  };
  watchFile(file, { interval: 250 }, () => void more());
  await stopped;
  unwatchFile(file);
}
