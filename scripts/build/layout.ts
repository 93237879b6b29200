import { join } from "node:path";
import { CACHE, ROOT } from "../lib/project.ts";

/** Everything that goes into the executable, as a folder that a plain Node could run too. */
export const BUNDLE = join(ROOT, "dist/bundle");
export const BUNDLE_ENTRY = "congso.cjs";
export const PROGRAM = "program.js";
/** What V8 compiled of the program when it was built: Node need not compile it again at each start. */
export const CODE_CACHE = "program.cache";
export const EXECUTABLES = {
  linux: join(ROOT, "dist/congso-linux-x64"),
  windows: join(ROOT, "dist/congso-win-x64.exe"),
} as const;
export const SUMS = join(ROOT, "dist/SHA256SUMS");
/** pkg keeps its Node binaries below the home folder; this is the home that it is given. */
export const PKG_HOME = join(CACHE, "pkg");
