import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's folder. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** A program that npm brought: `bin("eslint")`. */
export const bin = (name: string): string => join(ROOT, "node_modules/.bin", name);
/** The flags with which Node runs the sources: SQL is imported as text, which Node still calls an experiment. */
export const SOURCE_FLAGS = ["--experimental-import-text", "--disable-warning=ExperimentalWarning"] as const;
/** What the tools remember between runs; git ignores it. */
export const CACHE = join(ROOT, ".cache");
/** The office that `npm start` and `npm run dev` serve; git ignores it. */
export const DEVELOPMENT_DATA = join(ROOT, ".data");
export const WEB_OUTPUT = join(ROOT, "dist/web");
