import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { ROOT } from "../lib/project.ts";

/** Builds the screens into dist/web. Returns the packages that went in, as folders relative to the checkout. */
export async function buildWeb(): Promise<string[]> {
  const packages = new Set<string>();
  await build({
    configFile: join(ROOT, "web/vite.config.ts"),
    root: join(ROOT, "web"),
    logLevel: "warn",
    plugins: [
      {
        name: "congso-packages-taken-in",
        generateBundle(_options: unknown, output: Rolldown.OutputBundle) {
          for (const chunk of Object.values(output)) {
            const files = chunk.type === "chunk" ? Object.keys(chunk.modules) : chunk.originalFileNames;
            for (const file of files) {
              const folder = /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
              if (folder !== undefined) packages.add(folder);
            }
          }
        },
      },
    ],
  });
  return [...packages];
}
