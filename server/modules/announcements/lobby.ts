import { demand, type Actor } from "../../kernel/access/actor.ts";
import { done } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { LobbyItem } from "./contract.ts";
import type { Parts } from "./parts.ts";
import { forLobby } from "./rich.ts";
import * as store from "./store.ts";

/** The wall screen: for strangers only where the agency allows it. */
export interface Lobby {
  show(actor: Actor): { items: LobbyItem[] };
  picture(actor: Actor, fileId: number): FileAnswer;
  /** Whether it may be seen without signing in. */
  open(actor: Actor, input: { isPublic: boolean }): typeof done;
  state(actor: Actor): { isPublic: boolean; items: number };
}

export function createLobby({ kernel, files, settings }: Parts): Lobby {
  const { db, clock } = kernel;

  function admit(actor: Actor): void {
    if (actor.kind === "stranger" && !settings.get().lobbyIsPublic) throw kernelErrors.signInFirst();
  }

  return {
    show(actor) {
      admit(actor);
      const rows = store.lobbyPosts(db, clock.now());
      return {
        items: rows.map(({ publishedAt, html, ...row }) => ({
          ...row,
          html: html === null ? null : forLobby(html),
          publishedAt: publishedAt ?? 0,
        })),
      };
    },

    picture(actor, fileId) {
      admit(actor);
      const file = store.lobbyPicture(db, fileId, clock.now());
      if (!file) throw kernelErrors.notFound();
      return files.answer(file);
    },

    open(actor, { isPublic }) {
      demand(actor, "announcements.manage");
      kernel.write(actor, (work) => {
        work.audit({ action: "announcements.lobby-opened", detail: { isPublic } });
      });
      settings.update({ lobbyIsPublic: isPublic });
      return done;
    },

    state: () => ({ isPublic: settings.get().lobbyIsPublic, items: store.lobbyPosts(db, clock.now()).length }),
  };
}
