import { done } from "../../kernel/contract/index.ts";
import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import { discardFile, downloadKeptFile, dropKeptFile, listKeptFiles, uploadFile } from "./contract.ts";
import type { FilesService } from "./service.ts";

export function filesRoutes(files: FilesService): MountedRoute[] {
  return [
    handle(uploadFile, ({ actor, query, body }) => files.upload(actor, query.name, body)),
    handle(discardFile, ({ actor, params }) => {
      files.discard(actor, params.id);
      return done;
    }),
    handle(listKeptFiles, ({ actor, query }) => files.kept.list(actor, query)),
    handle(downloadKeptFile, ({ actor, params }) => files.kept.download(actor, params.id)),
    handle(dropKeptFile, ({ actor, params }) => files.kept.drop(actor, params.id)),
  ];
}
