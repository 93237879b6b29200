"use strict";
/**
 * The entry of the executable: runs program.js with the code that V8 compiled when it was built, which spares a third of the start.
 * V8 refuses a cache of another version or another machine's flags and compiles anew; nothing else changes.
 */
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const file = join(__dirname, "program.js");
const cache = join(__dirname, "program.cache");
const script = new Script(readFileSync(file, "utf8"), {
  filename: file,
  ...(existsSync(cache) && { cachedData: readFileSync(cache) }),
});
script.runInThisContext()(exports, require, module, file, __dirname);
