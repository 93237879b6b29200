import { readMobileNumber, writeMobileNumber } from "../../protocols/gsm/index.ts";
import type { Actor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { numberRefusal } from "./compose.ts";
import type { InboundLine, OptOut } from "./contract.ts";
import { smsErrors } from "./errors.ts";
import type { SmsDirectory, SmsNotifications } from "./needs.ts";
import type { InboundRow } from "./rows.ts";
import * as store from "./store.ts";

export const FORWARDED = "sms.forwarded";

/** The clerk's box, and the numbers whose owners want no messages. */
export interface InboxCases {
  inbound(actor: Actor, query: { list?: "new" | "all"; limit?: number; after?: string }): PageOf<InboundLine>;
  finish(actor: Actor, id: number, forwardTo: readonly string[]): InboundLine;
  optOuts(actor: Actor, query: { limit?: number; after?: string }): PageOf<OptOut>;
  addOptOut(actor: Actor, entry: string): OptOut;
  removeOptOut(actor: Actor, entry: string): { done: true };
}

export function createInbox(
  kernel: Pick<Kernel, "db" | "write">,
  { directory, notifications }: { directory: SmsDirectory; notifications: SmsNotifications },
): InboxCases {
  const { db } = kernel;

  function present(row: InboundRow): InboundLine {
    const { id, text, receivedAt, state, outcome, forwardedTo } = row;
    const name = row.personId === null ? null : (directory.person(row.personId)?.name ?? null);
    return { id, number: writeMobileNumber(row.number), name, text, receivedAt, state, outcome, forwardedTo };
  }

  function numberIn(entry: string): string {
    const read = readMobileNumber(entry);
    if (read.ok) return read.number;
    throw numberRefusal(entry) ?? smsErrors.nonsense({ number: entry });
  }

  return {
    inbound(_actor, query) {
      const limit = query.limit ?? 50;
      const after = readCursor<[number]>(query.after, ["number"]);
      const rows = store.listInbound(db, { list: query.list ?? "new", before: after?.[0], limit });
      return pageFrom(rows, limit, ({ id }) => [id], present);
    },

    finish(actor, id, forwardTo) {
      kernel.write(actor, (work) => {
        const row = store.findInbound(work.db, id);
        if (!row) throw kernelErrors.notFound();
        const names = directory.describeAudience(forwardTo, actor.language).map(({ name }) => name);
        store.finishInbound(work.db, id, names.length === 0 ? null : names.join(", "));
        if (names.length > 0) {
          notifications.notify(work, {
            kind: FORWARDED,
            to: forwardTo,
            ...(actor.kind === "person" && { from: actor.id }),
            title: {
              vi: `Tin nhắn từ ${writeMobileNumber(row.number)}`,
              en: `SMS from ${writeMobileNumber(row.number)}`,
            },
            body: row.text,
            path: "/notifications",
            subject: { type: "sms-inbound", id },
            dedupe: names.join(","),
          });
        }
        work.audit({ action: "sms.handled", subject: { type: "sms-inbound", id }, detail: { forwardedTo: names } });
      });
      const row = store.findInbound(db, id);
      if (!row) throw kernelErrors.notFound();
      return present(row);
    },

    optOuts(_actor, query) {
      const limit = query.limit ?? 50;
      const after = readCursor<[number, string]>(query.after, ["number", "string"]);
      const rows = store.listOptOuts(db, { after, limit });
      return pageFrom(
        rows,
        limit,
        ({ at, number }) => [at, number],
        ({ at, number }) => ({ at, number: writeMobileNumber(number) }),
      );
    },

    addOptOut(actor, entry) {
      const number = numberIn(entry);
      const at = kernel.write(actor, (work) => {
        store.optOut(work.db, number, work.now);
        work.audit({ action: "sms.opted-out", subject: { type: "sms", id: 0 }, detail: { number } });
        return work.now;
      });
      return { number: writeMobileNumber(number), at };
    },

    removeOptOut(actor, entry) {
      const number = numberIn(entry);
      kernel.write(actor, (work) => {
        if (!store.optIn(work.db, number)) throw kernelErrors.notFound();
        work.audit({ action: "sms.opted-in", subject: { type: "sms", id: 0 }, detail: { number } });
      });
      return { done: true };
    },
  };
}
