"use strict";
/**
 * Runs the bundled program as the launcher does and, when it ends, writes what V8 has compiled of it by then.
 *
 *   node warm-up.cjs PROGRAM CACHE ARGUMENTS…
 */
const { readFileSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname } = require("node:path");
const { Script } = require("node:vm");

const [, , file, cache, ...words] = process.argv;
process.argv = [process.execPath, file, ...words];
const script = new Script(readFileSync(file, "utf8"), { filename: file });
process.on("exit", () => {
  writeFileSync(cache, script.createCachedData());
});
script.runInThisContext()({}, createRequire(file), { exports: {} }, file, dirname(file));
