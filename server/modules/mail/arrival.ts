import type { Actor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { Arrival, Hop } from "./contract.ts";
import type { MailboxUse } from "./mailbox.ts";
import type { ReadMessage } from "./read-message.ts";
import type { HeaderField } from "./source.ts";
import * as store from "./store.ts";
import { handedOver } from "./traffic/store.ts";

/** The way that a message has come. */
export type ReadArrival = (actor: Actor, id: number) => Promise<Arrival>;

/** More servers than this no message has passed: what loops is refused. */
const MOST_HOPS = 40;
/** A line of the record is of the same delivery when it was written so soon before or after (ms). */
const AROUND = 10 * 60_000;

export function createReadArrival(
  kernel: Kernel,
  directory: DirectoryService,
  use: MailboxUse,
  open: Pick<ReadMessage, "source">,
): ReadArrival {
  return async (actor, id) => {
    const message = use.find(actor, id);
    const { fields } = await open.source(actor, id);
    const hops = hopsOf(fields);
    const { deliveredTo = "" } = store.arrivalOf(kernel.db, id) ?? {};
    const { contentId, receivedAt, senderId } = message;
    const record = handedOver(kernel.db, {
      contentId,
      recipient: deliveredTo.toLowerCase(),
      from: receivedAt - AROUND,
      to: receivedAt + AROUND,
    });
    const first = hops.find(({ at }) => at !== null)?.at ?? null;
    return {
      signedInAs: senderId === null ? null : (directory.person(senderId)?.name ?? null),
      device: record?.device ?? null,
      peer: record?.peer ?? "",
      hops,
      // A clock that goes before ours has handed it over in no time.
      took: first === null ? null : Math.max(0, receivedAt - first),
    };
  };
}

/** The trace that servers have left (RFC 5321 §4.4), the first one first: each puts its line before the others'. */
export function hopsOf(fields: readonly HeaderField[]): Hop[] {
  return fields
    .filter(({ name }) => name.toLowerCase() === "received")
    .slice(0, MOST_HOPS)
    .map(({ value }) => hopOf(value))
    .toReversed();
}

function hopOf(value: string): Hop {
  const semicolon = value.lastIndexOf(";");
  const at = semicolon < 0 ? Number.NaN : Date.parse(value.slice(semicolon + 1).replace(/\([^)]*\)/g, ""));
  const words = semicolon < 0 ? value : value.slice(0, semicolon);
  const part = (name: string): string =>
    new RegExp(`(?:^|\\s)${name}\\s+(\\S+(?:\\s+\\([^)]{0,200}\\))?)`, "i").exec(words)?.[1]?.slice(0, 300) ?? "";
  return {
    from: part("from"),
    by: part("by"),
    protocol: /\bwith\s+(\w{2,20})/i.exec(words)?.[1] ?? "",
    at: Number.isNaN(at) ? null : at,
  };
}
