import { done } from "../../../kernel/contract/index.ts";
import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { Folders } from "./service.ts";

export function folderRoutes(folders: Folders): MountedRoute[] {
  return [
    handle(contract.createFolder, ({ actor, body }) => folders.make(actor, body)),
    handle(contract.changeFolder, async ({ actor, params, body }) => {
      await folders.change(actor, params.id, body);
      return done;
    }),
    handle(contract.deleteFolder, async ({ actor, params }) => {
      await folders.remove(actor, params.id, "trash");
      return done;
    }),
  ];
}
