import { defineModule } from "../../kernel/module.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import kept from "./migrations/0010-kept.sql" with { type: "text" };
import { filesRoutes } from "./routes.ts";
import { createFilesService, type FilesService } from "./service.ts";
import { filesSettings } from "./settings.ts";
import { BLOB_REFERENCES } from "./store.ts";

/** Uploads before they belong to something; what a file may be called and taken for. */
export const filesModule = defineModule<Record<never, never>, FilesService>({
  name: "files",
  tier: "ground",
  migrations: [
    { id: "0001-initial", sql: initial },
    { id: "0010-kept", sql: kept },
  ],
  build(kernel) {
    const settings = kernel.settings.section(filesSettings);
    const files = createFilesService(kernel, () => settings.get());
    return {
      service: files,
      routes: filesRoutes(files),
      blobs: [BLOB_REFERENCES],
      jobs: [
        {
          name: "files.sweep",
          schedule: "23 * * * *",
          run: () => {
            files.sweepExpired();
          },
        },
      ],
    };
  },
});

export { isInline, isRisky, safeName, sniffType } from "./names.ts";
export type { FilesService } from "./service.ts";
export type { StoredFile } from "./stored.ts";
