import { may, type Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import { mailTurnedInto, type TurnTarget } from "./contract.ts";
import type { MailboxUse } from "./mailbox.ts";
import { mailUser } from "./policy.ts";
import type { MailReader } from "./reader.ts";

/** What a module that takes mail up is given: who wrote what, and the stored message. */
export interface TurnedMessage {
  readonly messageId: number;
  readonly contentId: number;
  /** The message file in the blobs. */
  readonly hash: string;
  readonly subject: string;
  readonly from: { readonly name: string; readonly address: string; readonly personId: number | null };
  readonly receivedAt: number;
  readonly text: string;
}

/** A module that makes something out of messages (registered when it is built). */
export interface TurnHandler {
  /** `task`, `event`, `document` */
  readonly kind: string;
  readonly title: { readonly vi: string; readonly en: string };
  /** Of web/kernel/icon-names.ts. */
  readonly icon: string;
  /** Without it the person is offered nothing. */
  readonly permission: string;
  /** Makes it, in the transaction that also notes it; returns the address of what was made. */
  make(work: Work, actor: Actor, message: TurnedMessage): string;
}

/** Messages that become tasks, entries, documents: buttons are there as soon as a module has registered. */
export interface Turns {
  register(handler: TurnHandler): void;
  offered(actor: Actor): TurnTarget[];
  turn(actor: Actor, messageId: number, kind: string): Promise<{ path: string }>;
}

export function createTurns(kernel: Kernel, use: MailboxUse, reader: MailReader): Turns {
  const handlers = new Map<string, TurnHandler>();
  return {
    register(handler) {
      if (handlers.has(handler.kind)) throw new Error(`Two modules turn messages into ${handler.kind}.`);
      handlers.set(handler.kind, handler);
    },
    offered(actor) {
      const language = actor.kind === "person" ? actor.language : "vi";
      return [...handlers.values()]
        .filter(({ permission }) => may(actor, permission))
        .map(({ kind, title, icon }) => ({ kind, title: title[language], icon }));
    },
    async turn(actor, messageId, kind) {
      const handler = handlers.get(kind);
      const message = use.find(actor, messageId);
      if (!handler || !may(actor, handler.permission)) throw kernelErrors.notFound();
      const { text } = await reader.read(message.hash);
      const { contentId, hash, subject, receivedAt, senderId } = message;
      const from = { name: message.fromName, address: message.fromAddress, personId: senderId };
      return kernel.write(actor, (work) => {
        const path = handler.make(work, actor, { messageId, contentId, hash, subject, from, receivedAt, text });
        work.emit(mailTurnedInto, { messageId, contentId, personId: mailUser(actor).id, kind, path });
        return { path };
      });
    },
  };
}
