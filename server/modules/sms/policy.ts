import { may, type Actor } from "../../kernel/access/actor.ts";
import type { SqlParams } from "../../kernel/database/db.ts";
import type { MessageRow } from "./rows.ts";

/** The rows of `sms_message m` that the actor may know of: what he sent; `sms.manage` sees all. */
export function visibleTo(actor: Actor): {
  readonly where: string;
  readonly params: Exclude<SqlParams, readonly unknown[]>;
} {
  if (actor.kind === "system" || may(actor, "sms.manage")) return { where: "1", params: {} };
  if (actor.kind === "stranger") return { where: "0", params: {} };
  return { where: "m.sender_id = :viewer", params: { viewer: actor.id } };
}

/** What the actor may do with a message that is visible to him. */
export function abilitiesOn(actor: Actor, message: Pick<MessageRow, "state" | "senderId">) {
  const isOwn = actor.kind === "person" && actor.id === message.senderId;
  const rules = isOwn || may(actor, "sms.manage");
  return {
    resend: rules && ["unknown", "failed", "expired"].includes(message.state),
    stop: rules && message.state === "queued",
  };
}

const LINK = /https?:\/\/|\bwww\.|\b[a-z0-9-]+\.(com|vn|net|org|info|top|xyz|ly|me)\b/i;
/** Label and words of advertising, Decree 91/2020/NĐ-CP art. 3: what an agency's notice never says. */
const ADVERTISING = /\[(qc|ad)\]|\(qc\)|quang cao|khuyen mai|giam gia|uu dai/i;

export const hasLink = (text: string): boolean => LINK.test(text);
/** `folded`: the text without marks. */
export const isAdvertising = (folded: string): boolean => ADVERTISING.test(folded);
