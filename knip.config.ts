import type { KnipConfig } from "knip";

/** What counts as used. A front door (a module's contract and module.ts, an index) may offer more than is asked of it today. */
const FRONT_DOORS = [
  "server/kernel/contract/*.ts",
  "server/kernel/text/index.ts",
  "server/modules/*/contract.ts",
  "server/modules/*/contract/*.ts",
  "server/modules/*/module.ts",
  "server/protocols/*/index.ts",
];

export default {
  entry: [
    "appliance/main.ts",
    "server/{kernel,protocols}/**/*.worker.ts",
    "scripts/*.{js,ts}",
    // A process of its own, against which the benchmark compares.
    "scripts/bench/floor.ts",
    "scripts/bench/fan-out.ts",
    "scripts/bench/smtp-discard.ts",
    "scripts/build/{build.ts,*.cjs}",
    // Started as a process of its own.
    "scripts/bench/floor.ts",
    "web/main.ts",
    "web/vite.config.ts",
  ],
  project: ["server/**/*.ts", "appliance/**/*.ts", "web/**/*.ts", "scripts/**/*.{js,cjs,ts}", "tests/**/*.ts"],
  exclude: ["types", "enumMembers"],
  ignoreExportsUsedInFile: true,
  ignoreIssues: Object.fromEntries(FRONT_DOORS.map((path) => [path, ["exports" as const]])),
  ignoreDependencies: [
    // Called by its name in .bin when the executables are made.
    "@yao-pkg/pkg",
    // The faces of the type are named in page.css.
    "@fontsource/be-vietnam-pro",
    // The types of packages that bring none.
    "@types/mailparser",
    "@types/smtp-server",
  ],
  // Programs of the machine, used where they are there.
  ignoreBinaries: ["socat", "strip", "sha256sum", "systemd-analyze"],
} satisfies KnipConfig;
