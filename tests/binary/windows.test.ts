import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BUNDLE, EXECUTABLES } from "../../scripts/build/layout.ts";
import { holdsBytes, readPe } from "../../scripts/build/pe.ts";

// It cannot be started here: this proves the file, not the run.
describe("the Windows executable", () => {
  it("is a whole 64-bit program of Windows", async () => {
    const facts = await readPe(EXECUTABLES.windows);
    expect(facts).toMatchObject({ machine: "x64", isProgram: true, isWhole: true });
    expect(facts.sections).toContain(".text");
    expect(facts.size).toBeGreaterThan(80e6);
    expect(facts.size).toBeLessThan(200e6);
  });

  it("holds the modem's add-on for Windows", async () => {
    const addon = readFileSync(
      join(BUNDLE, "node_modules/@serialport/bindings-cpp/prebuilds/win32-x64/@serialport+bindings-cpp.node"),
    );
    expect(addon.toString("latin1", 0, 2)).toBe("MZ");
    expect(await holdsBytes(EXECUTABLES.windows, addon)).toBe(true);
  });

  it("is told apart from a file that was cut short, and from one of another kind", async () => {
    const folder = mkdtempSync(join(tmpdir(), "congso-pe-"));
    try {
      const short = join(folder, "short.exe");
      copyFileSync(EXECUTABLES.windows, short);
      truncateSync(short, 1 << 20);
      expect(await readPe(short)).toMatchObject({ isWhole: false });
      truncateSync(short, 100);
      await expect(readPe(short)).rejects.toThrow("ends inside its headers");
    } finally {
      rmSync(folder, { recursive: true });
    }
    await expect(readPe(EXECUTABLES.linux)).rejects.toThrow("does not begin with MZ");
  });
});
