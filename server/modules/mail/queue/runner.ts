import { Readable } from "node:stream";
import { systemActor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Static } from "../../../kernel/contract/index.ts";
import { ClientFault, openClient, type ClientResult, type SmtpClient } from "../../../protocols/smtp/index.ts";
import type { Traffic } from "../traffic/traffic.ts";
import type { Returns, Trouble } from "./returns.ts";
import type { FindServers } from "./route.ts";
import type { outgoingSettings } from "./settings.ts";
import type { OutgoingRow, RecipientRow } from "./store.ts";
import * as store from "./store.ts";
import { openRelay } from "./way.ts";

/** Brings what waits to other offices, again and again until it is there or five days are over. */
export interface Runner {
  wake(): void;
  /** Does everything that is due now; when it resolves, all of it has been tried. */
  runDue(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

interface Parts {
  readonly kernel: Kernel;
  readonly returns: Returns;
  readonly traffic: Traffic;
  readonly name: () => string;
  readonly settings: () => Static<typeof outgoingSettings.schema>;
  readonly findServers: FindServers;
  /** Where the servers of other domains listen. */
  readonly port: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WARN_AFTER = 4 * HOUR;
const GIVE_UP_AFTER = 5 * 24 * HOUR;
/** Destinations at the same time, and recipients of one in one go. */
const AT_ONCE = 10;
const PORTION = 200;
const LONGEST_SLEEP = 10 * MINUTE;
/** What goes over one connection: RFC 5321 §4.5.3.1.8 promises room for a hundred. */
const PER_MESSAGE = 100;

/** 5, 10, 20 minutes and so on, four hours at most. */
export function waitAfter(attempts: number): number {
  return Math.min(4 * HOUR, 5 * MINUTE * 2 ** Math.max(0, attempts - 1));
}

export function createRunner({ kernel, returns, traffic, name, settings, findServers, port }: Parts): Runner {
  const { db, clock } = kernel;
  const log = kernel.log.named("queue");
  const busy = new Map<string, Promise<void>>();
  const open = new Set<SmtpClient>();
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;

  /** The way to a destination: its own servers, or the one that takes everything. */
  async function connect(destination: string): Promise<SmtpClient> {
    const outgoing = settings();
    if (outgoing.smartHost !== "") return openRelay(outgoing, name());
    let last: unknown;
    for (const host of await findServers(destination)) {
      try {
        return await openClient({ host, port, name: name(), security: "opportunistic" });
      } catch (error) {
        last = error;
      }
    }
    throw last instanceof Error ? last : new ClientFault("451 4.4.1 No server answered", false);
  }

  async function deliverTo(destination: string): Promise<void> {
    const due = store.dueRecipients(db, destination, clock.now(), PORTION);
    let client: SmtpClient | undefined;
    try {
      for (const [outgoingId, recipients] of Map.groupBy(due, (each) => each.outgoingId)) {
        const outgoing = store.findOutgoing(db, outgoingId);
        if (!outgoing) continue;
        for (let from = 0; from < recipients.length; from += PER_MESSAGE) {
          const some = recipients.slice(from, from + PER_MESSAGE);
          if (!client || client.isBroken) {
            if (client) open.delete(client);
            client = await connect(destination);
            open.add(client);
          }
          await settle(outgoing, some, await hand(client, outgoing, some));
        }
      }
    } catch (error) {
      if (!(error instanceof ClientFault)) throw error;
      await settleAll(store.dueRecipients(db, destination, clock.now(), PORTION), error);
    } finally {
      client?.close();
      if (client) open.delete(client);
    }
  }

  function hand(client: SmtpClient, outgoing: OutgoingRow, some: readonly RecipientRow[]): Promise<ClientResult[]> {
    const received = Buffer.from(outgoing.received);
    const message = Readable.from(withTrace(received, kernel.blobs.open(outgoing.hash)), { objectMode: false });
    return client.send(
      { from: outgoing.envelopeFrom, to: some.map(({ address }) => address), size: outgoing.size + received.length },
      message,
    );
  }

  /** The destination could not be reached at all: everything for it waits the same time. */
  async function settleAll(due: readonly RecipientRow[], fault: ClientFault): Promise<void> {
    const outcome = fault.isPermanent ? "never" : "later";
    for (const [outgoingId, recipients] of Map.groupBy(due, (each) => each.outgoingId)) {
      const outgoing = store.findOutgoing(db, outgoingId);
      const results = recipients.map(({ address }) => ({ address, outcome, reply: fault.message }) as const);
      if (outgoing) await settle(outgoing, recipients, results);
    }
  }

  /** Writes down what became of each recipient; what is there leaves the queue at once, so that a crash repeats as little as can be. */
  async function settle(
    outgoing: OutgoingRow,
    recipients: readonly RecipientRow[],
    results: readonly ClientResult[],
  ): Promise<void> {
    const now = clock.now();
    const by = new Map(results.map((result) => [result.address, result]));
    const never: Trouble[] = [];
    const late: Trouble[] = [];
    kernel.write(systemActor("mail.queue"), (work) => {
      for (const recipient of recipients) {
        const { outcome = "later", reply = "" } = by.get(recipient.address) ?? {};
        if (outcome === "accepted") {
          store.removeRecipient(work.db, recipient);
          traffic.note({ ...lineOf(outgoing, recipient), what: "sent", reply });
        } else if (outcome === "never") never.push({ recipient, reply });
        else if (now - outgoing.createdAt >= GIVE_UP_AFTER)
          never.push({ recipient, reply: `550 5.4.7 Not delivered within five days; last: ${reply}` });
        else {
          const attempts = recipient.attempts + 1;
          store.postpone(work.db, recipient.id, { attempts, nextAt: now + waitAfter(attempts), reply, now });
          if (recipient.warned === 0 && now - outgoing.createdAt >= WARN_AFTER) late.push({ recipient, reply });
        }
      }
    });
    if (never.length > 0) await returns.fail(outgoing, never);
    if (late.length > 0) await returns.delay(outgoing, late, outgoing.createdAt + GIVE_UP_AFTER);
  }

  function launch(destination: string): Promise<void> {
    const known = busy.get(destination);
    if (known) return known;
    const run = deliverTo(destination)
      .catch((error: unknown) => {
        log.error("Mail to another office could not be handed over", error, { destination });
        // A defect of ours must not be repeated every few seconds.
        postponeAll(destination, error);
      })
      .finally(() => {
        busy.delete(destination);
      });
    busy.set(destination, run);
    return run;
  }

  function postponeAll(destination: string, error: unknown): void {
    const now = clock.now();
    const reply = `451 4.3.0 ${error instanceof Error ? error.message : String(error)}`.slice(0, 400);
    kernel.write(systemActor("mail.queue"), (work) => {
      for (const { id, attempts } of store.dueRecipients(work.db, destination, now, PORTION)) {
        store.postpone(work.db, id, { attempts: attempts + 1, nextAt: now + waitAfter(attempts + 1), reply, now });
      }
    });
  }

  async function runDue(): Promise<void> {
    while (settings().enabled) {
      const due = store.dueDestinations(db, clock.now(), AT_ONCE);
      if (due.length === 0) return;
      await Promise.all(due.map(launch));
    }
  }

  function pump(): void {
    clearTimeout(timer);
    if (!isRunning) return;
    runDue()
      .catch((error: unknown) => {
        log.error("The queue stopped and begins again", error);
      })
      .finally(() => {
        sleep();
      });
  }

  function sleep(): void {
    if (!isRunning) return;
    clearTimeout(timer);
    const next = settings().enabled ? store.nextDue(db) : undefined;
    const wait = next === undefined ? LONGEST_SLEEP : Math.max(1_000, next - clock.now());
    timer = setTimeout(pump, Math.min(wait, LONGEST_SLEEP)).unref();
  }

  return {
    wake() {
      if (!isRunning) return;
      clearTimeout(timer);
      timer = setTimeout(pump, 0).unref();
    },
    runDue,
    start() {
      isRunning = true;
      sleep();
    },
    async stop() {
      isRunning = false;
      clearTimeout(timer);
      for (const client of open) client.abort();
      await Promise.all(busy.values());
    },
  };
}

function lineOf(outgoing: OutgoingRow, recipient: RecipientRow) {
  return {
    door: "queue",
    peer: recipient.destination,
    sender: outgoing.envelopeFrom,
    recipient: recipient.address,
    size: outgoing.size,
  };
}

async function* withTrace(received: Buffer, message: Readable): AsyncGenerator<Buffer> {
  yield received;
  for await (const piece of message) yield piece as Buffer;
}
