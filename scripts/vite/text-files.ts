import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";

/**
 * Makes `import sql from "./0001-initial.sql" with { type: "text" }` give the file's text, as Node and esbuild do.
 * The id gets a suffix of its own because Vite would otherwise treat what is not JavaScript as an asset with an address.
 */
export function textFiles(endings = [".sql", ".cs"]): Plugin {
  const marker = "?as-text";
  return {
    name: "congso-text-files",
    enforce: "pre",
    async resolveId(source, importer) {
      if (!endings.some((ending) => source.endsWith(ending))) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found === null ? null : { id: found.id + marker, external: false };
    },
    async load(id) {
      if (!endings.some((ending) => id.endsWith(ending + marker))) return null;
      const file = id.slice(0, -marker.length);
      this.addWatchFile(file);
      return { code: `export default ${JSON.stringify(await readFile(file, "utf8"))};`, moduleType: "js", map: null };
    },
  };
}
