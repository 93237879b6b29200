import { personOf, type Actor } from "../../kernel/access/actor.ts";
import { done, type PageOf } from "../../kernel/contract/index.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import { fold } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import type { KeptFile } from "./contract.ts";
import { filesErrors } from "./errors.ts";
import { isInline, isRisky, safeName } from "./names.ts";
import type { StoredFile } from "./stored.ts";
import { bytesOf, type FilesSettings } from "./settings.ts";
import * as store from "./kept-store.ts";

/** Files that people have put by to use again. Each person sees his or her own and nobody else's. */
export interface KeptFiles {
  /** Puts a stored file by for the actor, inside another module's transaction. Refuses what is over the person's share. */
  keep(work: Work, actor: Actor, file: StoredFile): KeptFile;
  /** A file that the actor has put by; `files.keptGone` for any other. */
  find(actor: Actor, id: number): StoredFile;
  /** By any words of the name without marks, the last put by first. */
  list(actor: Actor, query: { q?: string; limit?: number; after?: string }): PageOf<KeptFile>;
  download(actor: Actor, id: number): FileAnswer;
  drop(actor: Actor, id: number): typeof done;
}

const PAGE = 50;

const present = ({ id, name, size, type, keptAt }: store.KeptRow): KeptFile => ({
  id,
  name,
  size,
  type,
  keptAt,
  risky: isRisky(name),
});

export function createKeptFiles(kernel: Pick<Kernel, "db" | "write">, limits: () => FilesSettings): KeptFiles {
  function find(actor: Actor, id: number): store.KeptRow {
    const row = store.findKept(kernel.db, id, personOf(actor).id);
    if (!row) throw filesErrors.keptGone();
    return row;
  }

  return {
    keep(work, actor, { hash, size, type, name: given }) {
      const { id: ownerId } = personOf(actor);
      const name = safeName(given);
      const { keptMb } = limits();
      if (store.keptBytes(work.db, ownerId) + size > bytesOf(keptMb)) throw filesErrors.keptTooMuch({ limit: keptMb });
      const row = { hash, name, size, type, keptAt: work.now };
      return present({ ...row, id: store.keep(work.db, { ...row, ownerId, folded: fold(name) }) });
    },
    find(actor, id) {
      const { hash, name, size, type } = find(actor, id);
      return { hash, name, size, type };
    },
    list(actor, { q = "", limit = PAGE, after }) {
      const cursor = readCursor<readonly [number, number]>(after, ["number", "number"]);
      const rows = store.listKept(kernel.db, personOf(actor).id, {
        words: fold(q)
          .split(/\s+/)
          .filter((word) => word !== ""),
        limit,
        after: cursor && { keptAt: cursor[0], id: cursor[1] },
      });
      return pageFrom(rows, limit, ({ keptAt, id }) => [keptAt, id], present);
    },
    download(actor, id) {
      const { hash, name, size, type } = find(actor, id);
      return {
        content: { kind: "stored", hash, size },
        type,
        name,
        disposition: isInline(type) ? "inline" : "attachment",
      };
    },
    drop(actor, id) {
      kernel.write(actor, (work) => {
        if (!store.dropKept(work.db, id, personOf(actor).id)) throw filesErrors.keptGone();
      });
      return done;
    },
  };
}
