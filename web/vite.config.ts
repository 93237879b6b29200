import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { precompress } from "../scripts/build/precompress.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const output = fileURLToPath(new URL("../dist/web", import.meta.url));

/** The office sends what is compressed already and spends no time on it: an old PC serves a hundred browsers in the morning. */
const compressed: Plugin = {
  name: "congso-compressed",
  apply: "build",
  closeBundle: { order: "post", sequential: true, handler: () => precompress(output) },
};

/** Assets carry their hash in their name and may be kept for ever; index.html alone is asked for anew. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [compressed],
  define: { __VERSION__: JSON.stringify(version) },
  build: {
    outDir: output,
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first screen needs comes in few pieces: a browser of an old PC waits longer for thirty files than for three.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "lit", test: /node_modules\/(@lit\/|lit)/ },
            { name: "contract", test: /node_modules\/typebox|\/server\/kernel\// },
            {
              name: "base",
              test: /\/web\/kernel\/|\/web\/ui\/(office-element|styles|icons|cs-(button|icon|state|page|count|kbd))[.]/,
            },
          ],
        },
      },
    },
    reportCompressedSize: true,
  },
  server: { proxy: { "/api": { target: process.env["CONGSO_API"] ?? "http://localhost:8080", ws: true } } },
});
