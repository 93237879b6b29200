import type { Actor } from "./access/actor.ts";
import type { AuditEntry } from "./audit/audit.ts";
import type { EventType, PayloadOf } from "./contract/index.ts";
import type { Db } from "./database/db.ts";

/**
 * One transaction's tools. A service opens it with `kernel.write(actor, (work) => …)`; the function is synchronous, so nothing can come
 * between its statements, and when it returns, rows, events and audit entries are on disk together or not at all.
 */
export interface Work {
  readonly db: Db;
  readonly actor: Actor;
  /** The instant of this transaction: one value for everything that it writes. */
  readonly now: number;
  emit<E extends EventType>(event: E, payload: PayloadOf<E>): void;
  audit(entry: AuditEntry): void;
  /** Runs after the commit, for signals and caches; not when the transaction rolls back, and not again after a crash. */
  afterCommit(then: () => void): void;
}
