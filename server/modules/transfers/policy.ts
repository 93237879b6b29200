import type { Actor } from "../../kernel/access/actor.ts";
import type { SqlParams } from "../../kernel/database/db.ts";
import type { TransferAbilities } from "./contract.ts";
import type { ReceiverRow, TransferRow } from "./rows.ts";

/**
 * The rows of `transfers_transfer t` that the actor may know of: sent by him; once its files are named, sent to him; or lying in a drop box that he
 * may take from. Nobody sees what others send each other, an administrator neither.
 */
export function visibleTo(actor: Actor): {
  readonly where: string;
  readonly params: Exclude<SqlParams, readonly unknown[]>;
} {
  if (actor.kind === "system") return { where: "1", params: {} };
  if (actor.kind === "stranger") return { where: "0", params: {} };
  return {
    where: `(t.sender_id = :viewer OR (t.state <> 'listing' AND (
      EXISTS (SELECT 1 FROM transfers_receiver v WHERE v.transfer_id = t.id AND v.person_id = :viewer)
      OR (t.box_id IS NOT NULL AND t.box_id IN (${MY_BOXES("take")})))))`,
    params: { viewer: actor.id, keys: JSON.stringify(actor.audienceKeys) },
  };
}

/** The ids of the drop boxes in which the actor has this part; wants `:keys`. */
export const MY_BOXES = (part: "give" | "take"): string =>
  `SELECT k.box_id FROM json_each(:keys) a JOIN transfers_box_key k ON k.part = '${part}' AND k.key = a.value`;

/** What the actor may do with one transfer that is visible to him. */
export function abilitiesOn(
  actor: Actor,
  transfer: Pick<TransferRow, "senderId" | "state" | "boxId" | "expiresAt">,
  receiver: Pick<ReceiverRow, "state"> | undefined,
  now: number,
): TransferAbilities {
  const isSender = actor.kind === "person" && actor.id === transfer.senderId;
  const isAlive = transfer.expiresAt > now;
  const isReceiver = receiver !== undefined || (transfer.boxId !== null && !isSender);
  return {
    send: isSender && isAlive && transfer.state === "open",
    answer: isAlive && receiver?.state === "asked" && (transfer.state === "open" || transfer.state === "ready"),
    take: isAlive && transfer.state === "ready" && (isSender || (isReceiver && receiver?.state !== "refused")),
    cancel: isSender && ["listing", "open", "ready"].includes(transfer.state),
  };
}
