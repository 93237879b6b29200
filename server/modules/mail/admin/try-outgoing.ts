import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { Actor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { writeMail } from "../../../protocols/mime/index.ts";
import { ClientFault, openClient, type SmtpClient } from "../../../protocols/smtp/index.ts";
import { partsOf, type AddressBook } from "../addresses.ts";
import { OUTGOING_STEPS, type OutgoingStep } from "../contract.ts";
import { mailErrors } from "../errors.ts";
import { mailUser } from "../policy.ts";
import type { OutgoingChoice } from "../queue/outgoing.ts";
import type { FindServers } from "../queue/route.ts";
import { openRelay } from "../queue/way.ts";
import { TEST_TEXTS } from "./test-message.ts";

export type TryOutgoing = (actor: Actor, address: string | undefined) => Promise<{ items: OutgoingStep[] }>;

interface Parts {
  readonly kernel: Kernel;
  readonly book: AddressBook;
  readonly outgoing: OutgoingChoice;
  readonly findServers: FindServers;
  /** Where the servers of other domains listen. */
  readonly port: number;
}

/** Goes the way that the queue would go, once and at once, so that a wrong password shows before a letter waits for it. */
export function createTryOutgoing({ kernel, book, outgoing, findServers, port }: Parts): TryOutgoing {
  async function connect(address: string | undefined): Promise<{ client: SmtpClient; where: string }> {
    const settings = outgoing.get();
    if (settings.smartHost !== "") {
      const where = `${settings.smartHost}:${String(settings.smartHostPort)}`;
      return { client: await openRelay(settings, book.domain()), where };
    }
    if (address === undefined) throw new ClientFault("", true);
    const [host = ""] = await findServers(partsOf(address).host);
    const client = await openClient({ host, port, name: book.domain(), security: "opportunistic" });
    return { client, where: `${host}:${String(port)}` };
  }

  return async (actor, address) => {
    const { id } = mailUser(actor);
    // The trial itself needs no mail to be switched on; without a relay it needs to know for whom.
    if (outgoing.get().smartHost === "" && address === undefined) throw mailErrors.nothingToTry({}, "/body/address");
    const items: OutgoingStep[] = [];
    const open: { client?: SmtpClient } = {};
    const work: Readonly<Record<(typeof OUTGOING_STEPS)[number], () => Promise<string>>> = {
      async relay() {
        const { client, where } = await connect(address);
        open.client = client;
        return where;
      },
      async handing() {
        const to = address ?? "";
        const { subject, text } = TEST_TEXTS[actor.language];
        const from = book.headerOf(`person:${String(id)}`, mailUser(actor).name);
        const message = await writeMail({
          ...{ from, to: [{ name: "", address: to }], cc: [], subject, text, attachments: [] },
          messageId: `<${randomUUID()}@${book.domain()}>`,
          sentAt: kernel.clock.now(),
        });
        const [result] =
          (await open.client?.send({ from: from.address, to: [to], size: message.length }, Readable.from([message]))) ??
          [];
        if (result?.outcome !== "accepted") throw new ClientFault(result?.reply ?? "", true);
        return result.reply;
      },
    };
    for (const step of OUTGOING_STEPS) {
      const isOver = items.some(({ state }) => state === "failed") || (step === "handing" && address === undefined);
      items.push(isOver ? { step, state: "skipped", detail: "", took: 0 } : await take(step, work[step]));
    }
    open.client?.close();
    kernel.write(actor, (write) => {
      const failed = items.find(({ state }) => state === "failed");
      write.audit({ action: "mail.outgoing-tried", detail: { address: address ?? "", outcome: failed?.step ?? "ok" } });
    });
    return { items };
  };
}

async function take(step: OutgoingStep["step"], work: () => Promise<string>): Promise<OutgoingStep> {
  const begun = performance.now();
  const took = () => Math.round(performance.now() - begun);
  try {
    return { step, state: "ok", detail: await work(), took: took() };
  } catch (error) {
    if (!(error instanceof ClientFault)) throw error;
    return { step, state: "failed", detail: error.message.slice(0, 400), took: took() };
  }
}
