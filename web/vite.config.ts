import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** Assets carry their hash in their name and may be kept for ever; index.html alone is asked for anew. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  define: { __VERSION__: JSON.stringify(version) },
  build: {
    outDir: fileURLToPath(new URL("../dist/web", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { proxy: { "/api": { target: process.env["CONGSO_API"] ?? "http://localhost:8080", ws: true } } },
});
