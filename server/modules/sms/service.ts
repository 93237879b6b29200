import { writeMobileNumber } from "../../protocols/gsm/index.ts";
import { personOf, systemActor, type Actor } from "../../kernel/access/actor.ts";
import type { PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { planMessage, numberRefusal } from "./compose.ts";
import type { ComposeInput, MessageState, Preview, SmsDetail, SmsMessage } from "./contract.ts";
import { smsErrors } from "./errors.ts";
import type { SmsDirectory } from "./needs.ts";
import { settleMessage } from "./outcome.ts";
import { abilitiesOn } from "./policy.ts";
import type { MessageRow } from "./rows.ts";
import { partsOfText } from "./parts.ts";
import type { SmsSettings } from "./settings.ts";
import * as store from "./store.ts";
import { readMobileNumber, withoutMarks } from "../../protocols/gsm/index.ts";

/** The use cases of SMS. Each takes the actor first. */
export interface SmsUseCases {
  messages(
    actor: Actor,
    query: { state?: MessageState; batch?: number; limit?: number; after?: string },
  ): PageOf<SmsMessage>;
  message(actor: Actor, id: number): SmsDetail;
  resend(actor: Actor, id: number): SmsDetail;
  preview(actor: Actor, input: ComposeInput): Preview;
  send(actor: Actor, input: ComposeInput): { batchId: number; queued: number };
  /** One message to one number, from the command line. Returns its id. */
  sendOne(
    actor: Actor,
    input: { to: string; text: string; plain: boolean; validityMinutes: number; urgent: boolean; dedupe?: string },
  ): number;
  stop(actor: Actor, batchId: number): { stopped: number };
  /** Sends again what of his nobody knows of. */
  resendUnknown(actor: Actor): { resent: number };
}

export interface ServiceParts {
  readonly kernel: Pick<Kernel, "db" | "write" | "clock">;
  readonly directory: SmsDirectory;
  readonly settings: () => SmsSettings;
  readonly startOfDay: (now: number) => number;
  /** The end of the quiet hours that hold now; undefined outside them. */
  readonly quietUntil: (now: number) => number | undefined;
  readonly wake: () => void;
  readonly changed: (messageId: number) => void;
}

const HOUR = 3_600_000;
const LETTER_VALIDITY = 24 * HOUR;
const MOST_RESENT = 500;

export function createSmsUseCases(parts: ServiceParts): SmsUseCases {
  const { kernel, directory, settings } = parts;
  const { db, clock } = kernel;

  const nameOf = (personId: number | null): string | null =>
    personId === null ? null : (directory.person(personId)?.name ?? null);

  function present(actor: Actor, row: MessageRow): SmsMessage {
    return {
      id: row.id,
      state: row.state,
      number: writeMobileNumber(row.number),
      name: nameOf(row.personId),
      sender: nameOf(row.senderId),
      module: row.module,
      text: row.text,
      parts: row.parts,
      createdAt: row.createdAt,
      dueAt: row.dueAt,
      changedAt: row.changedAt,
      batchId: row.batchId,
      error: row.error,
      can: abilitiesOn(actor, row),
    };
  }

  function find(actor: Actor, id: number): MessageRow {
    const row = store.findMessage(db, actor, id);
    if (!row) throw kernelErrors.notFound();
    return row;
  }

  function detail(actor: Actor, id: number): SmsDetail {
    const row = find(actor, id);
    return {
      message: present(actor, row),
      expiresAt: row.expiresAt,
      sim: row.sim,
      partStates: store
        .partsOf(db, id)
        .map(({ sequence, state, mr, submittedAt }) => ({ sequence, state, mr, submittedAt })),
      history: store.historyOf(db, id),
    };
  }

  const plan = (actor: Actor, input: ComposeInput) =>
    planMessage(actor, input, { db, directory, language: actor.language, maxParts: settings().maxParts });

  function demandQuota(senderId: number, departmentId: number | undefined, wanted: number): void {
    const since = parts.startOfDay(clock.now());
    const check = (used: number, most: number) => {
      if (used + wanted > most) throw smsErrors.quota({ used, most });
    };
    check(store.partsSince(db, since, { senderId }), settings().personQuota);
    if (departmentId !== undefined) check(store.partsSince(db, since, { departmentId }), settings().departmentQuota);
  }

  /** Only what is not known to have arrived, with the same reference: the receiver's telephone joins it to the rest. */
  function sendAgain(work: Work, id: number): void {
    for (const part of store.partsOf(work.db, id)) {
      const isOpen = part.state === "unknown" || part.state === "failed";
      if (isOpen) store.setPart(work.db, part, { state: "queued", mr: null });
    }
    store.addHistory(work.db, id, work.now, "resent");
    settleMessage(work, id, { dueAt: work.now, expiresAt: work.now + LETTER_VALIDITY, failures: 0, error: null });
  }

  return {
    messages(actor, query) {
      const limit = query.limit ?? 50;
      const after = readCursor<[number]>(query.after, ["number"]);
      const rows = store.listMessages(db, actor, {
        state: query.state,
        batch: query.batch,
        before: after?.[0],
        limit,
      });
      return pageFrom(
        rows,
        limit,
        ({ id }) => [id],
        (row) => present(actor, row),
      );
    },

    message: detail,

    resend(actor, id) {
      kernel.write(actor, (work) => {
        const row = find(actor, id);
        if (!abilitiesOn(actor, row).resend) throw smsErrors.notResendable();
        sendAgain(work, id);
        work.audit({ action: "sms.resent", subject: { type: "sms", id } });
      });
      parts.wake();
      parts.changed(id);
      return detail(actor, id);
    },

    resendUnknown(actor) {
      const ids = kernel.write(actor, (work) => {
        const rows = store.unknownMessages(work.db, actor, MOST_RESENT);
        for (const { id } of rows) {
          sendAgain(work, id);
          work.audit({ action: "sms.resent", subject: { type: "sms", id } });
        }
        return rows.map(({ id }) => id);
      });
      parts.wake();
      for (const id of ids) parts.changed(id);
      return { resent: ids.length };
    },

    preview: (actor, input) => plan(actor, input).preview,

    send(actor, input) {
      const sender = personOf(actor);
      const made = plan(actor, input);
      if (made.recipients.length === 0) throw smsErrors.nobody({}, "/body/audience");
      const departmentId = directory.person(sender.id)?.departmentId ?? undefined;
      demandQuota(sender.id, departmentId, made.preview.parts);
      const batchId = kernel.write(actor, (work) => {
        const batch = store.insertBatch(work.db, sender.id, made.text, work.now);
        const dueAt = input.urgent ? work.now : (parts.quietUntil(work.now) ?? work.now);
        for (const { number, personId, text, parts: count } of made.recipients) {
          store.insertMessage(
            work.db,
            {
              kind: "letter",
              atLeastOnce: false,
              number,
              personId,
              senderId: sender.id,
              departmentId,
              batchId: batch,
              text,
              parts: count,
              priority: input.urgent ? 1 : 2,
              module: "sms",
              dueAt,
              expiresAt: dueAt + LETTER_VALIDITY,
            },
            work.now,
          );
        }
        work.audit({
          action: "sms.sent",
          subject: { type: "sms-batch", id: batch },
          detail: { recipients: made.recipients.length, parts: made.preview.parts },
        });
        return batch;
      });
      parts.wake();
      return { batchId, queued: made.recipients.length };
    },

    sendOne(actor, input) {
      const refusal = numberRefusal(input.to);
      const read = readMobileNumber(input.to);
      if (refusal || !read.ok) throw refusal ?? smsErrors.nonsense({ number: input.to });
      const text = input.plain ? withoutMarks(input.text) : input.text.normalize("NFC");
      const count = partsOfText(text);
      if (count === undefined) throw smsErrors.unreadable();
      if (count > settings().maxParts) throw smsErrors.tooLong({ parts: count, most: settings().maxParts });
      const id = kernel.write(actor, (work) => {
        const made = store.insertMessage(
          work.db,
          {
            kind: input.urgent ? "alarm" : "command",
            atLeastOnce: input.urgent,
            number: read.number,
            text,
            parts: count,
            priority: input.urgent ? 0 : 1,
            module: "cli",
            dueAt: work.now,
            expiresAt: work.now + input.validityMinutes * 60_000,
            dedupe: input.dedupe,
          },
          work.now,
        );
        if (made !== undefined) {
          work.audit({
            action: "sms.sent",
            subject: { type: "sms", id: made },
            detail: { recipients: 1, parts: count },
          });
        }
        return made ?? 0;
      });
      parts.wake();
      return id;
    },

    stop(actor, batchId) {
      const stopped = kernel.write(actor, (work) => {
        const sender = store.batchSender(work.db, batchId);
        const rules =
          actor.kind === "system" ||
          (actor.kind === "person" && (actor.id === sender || actor.permissions.has("sms.manage")));
        if (sender === undefined || !rules) throw kernelErrors.notFound();
        const ids = store.stopBatch(work.db, batchId, work.now);
        for (const id of ids) store.addHistory(work.db, id, work.now, "stopped");
        work.audit({
          action: "sms.stopped",
          subject: { type: "sms-batch", id: batchId },
          detail: { stopped: ids.length },
        });
        return ids.length;
      });
      return { stopped };
    },
  };
}

export const cli = systemActor("congso sms", "cli");
