import { join } from "node:path";
import { isStale } from "./freshness.ts";
import { run } from "./processes.ts";
import { WEB_OUTPUT } from "./project.ts";

const SOURCES = [
  "web/**/*",
  "server/kernel/{contract,text}/**/*.ts",
  "server/modules/*/contract/**/*.ts",
  "server/modules/*/contract.ts",
  "scripts/build/precompress.ts",
  "package-lock.json",
];

/** Builds the screens into dist/web when their sources are newer, and calls `begins` before it does. Rejects with what Vite printed. */
export async function freshScreens(begins: () => void): Promise<void> {
  if (!isStale(join(WEB_OUTPUT, "index.html"), SOURCES)) return;
  begins();
  // Whoever asks may run under another NODE_ENV (tests do); what is built is always what people get.
  const production = { NODE_ENV: "production" };
  const built = await run(
    "vite",
    ["build", "web", "--config", "web/vite.config.ts", "--logLevel", "warn"],
    600,
    production,
  );
  if (!built.ok) throw new Error(built.output);
}
