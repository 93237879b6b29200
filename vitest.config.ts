import { defineConfig } from "vitest/config";
import { textFiles } from "./scripts/vite/text-files.ts";

/** Which tests belong to which project. `npm test` refuses a test file outside all of them. */
const PROJECTS = {
  unit: ["server/kernel", "server/protocols", "web", "appliance/service", "scripts"],
  module: ["server/modules", "server/*", "appliance/demo"],
  api: ["tests/api"],
  protocol: ["tests/protocol"],
  browser: ["tests/browser"],
  binary: ["tests/binary"],
} as const;

/**
 * Tests of the unit places that wait for threads, processes or clocks. They run with the modules', so that `npm run check` stays under a minute.
 */
const LONG_UNITS = [
  "scripts/new-module.test.ts",
  "server/kernel/backup/backup.test.ts",
  "server/kernel/blobs/blobs.test.ts",
  "server/kernel/database/readers.test.ts",
  "server/protocols/documents/documents.test.ts",
  "server/protocols/gsm/modem.test.ts",
];

/** Executables are slow to open and hold ports: their files run one after the other. */
const ONE_AT_A_TIME = new Set(["binary"]);

export default defineConfig({
  plugins: [textFiles()],
  test: {
    // Worker threads that a test starts inherit these and load TypeScript and SQL from source.
    execArgv: ["--experimental-import-text", "--disable-warning=ExperimentalWarning"],
    projects: Object.entries(PROJECTS).map(([name, places], order) => ({
      extends: true as const,
      test: {
        name,
        include: [
          ...places.map((place) => (place.endsWith("*") ? `${place}.test.ts` : `${place}/**/*.test.ts`)),
          ...(name === "module" ? LONG_UNITS : []),
        ],
        exclude: name === "unit" ? LONG_UNITS : [],
        testTimeout: name === "unit" ? 10_000 : name === "module" ? 30_000 : 90_000,
        // What a test waits for comes when it comes: on a busy machine later. It fails when it does not come at all.
        expect: { poll: { timeout: name === "unit" ? 4_000 : 12_000 } },
        hookTimeout: name === "unit" || name === "module" ? 60_000 : 120_000,
        // The journeys see the screens as they are built for the executable.
        globalSetup: name === "browser" ? ["tests/browser/support/build.ts"] : [],
        // A browser waits for its office half of the time: two beside each other, whatever the machine.
        ...(name === "browser" && { maxWorkers: 2 }),
        // An office on disk waits for its syncs most of the time: more of them beside each other than the machine has cores.
        ...((name === "module" || name === "api") && { maxWorkers: 4 }),
        // Asked for together, one project's files run after another's: they have workers of their own number.
        sequence: { groupOrder: order },
        // These keep nothing in a module's own variables that another test could meet: what each file imports, all of a worker's files share.
        isolate: name !== "unit" && name !== "module",
        fileParallelism: !ONE_AT_A_TIME.has(name),
      },
    })),
  },
});
