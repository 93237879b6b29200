import { may, type Actor, type PersonActor } from "../../../kernel/access/actor.ts";
import type { Db } from "../../../kernel/database/db.ts";
import type { MustRow } from "./store.ts";
import { lastAskOf } from "./watch-store.ts";

const MANAGE = "notifications.manage";

export const mayWatchAll = (actor: Actor): boolean => may(actor, MANAGE);

/** Its sender, and who manages notifications. */
export const mayWatch = (actor: PersonActor, must: Pick<MustRow, "senderId">): boolean =>
  must.senderId === actor.id || mayWatchAll(actor);

/** Whoever watches it, and whoever was asked. */
export const mayRead = (db: Db, actor: PersonActor, must: Pick<MustRow, "id" | "senderId">): boolean =>
  mayWatch(actor, must) || lastAskOf(db, must.id, actor.id) !== undefined;
