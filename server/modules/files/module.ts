export { isInline, isRisky, safeName, sniffType } from "./names.ts";
export type { FilesService, StoredFile } from "./service.ts";
