import { describe, expect, it } from "vitest";
import { installSteps, isRunning, uninstallSteps } from "./windows.ts";

const { files, steps } = installSteps({
  program: ["C:\\Program Files\\CongSo\\congso.exe"],
  dataDir: "D:\\Dữ liệu\\",
  doors: ["--http", "0.0.0.0:80"],
  windowsDir: "C:\\Windows",
});
const lines = steps.map(({ argv }) => argv);

describe("the Windows service", () => {
  it("is compiled beside the program by the compiler that Windows has", () => {
    expect(files.map(({ path }) => path)).toEqual(["C:\\Program Files\\CongSo\\congso-service.cs"]);
    expect(files[0]?.content.startsWith("\ufeffusing System;")).toBe(true);
    expect(lines).toContainEqual([
      "C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\csc.exe",
      "/nologo",
      "/target:exe",
      "/platform:x64",
      "/optimize+",
      "/reference:System.ServiceProcess.dll",
      "/out:C:\\Program Files\\CongSo\\congso-service.exe",
      "C:\\Program Files\\CongSo\\congso-service.cs",
    ]);
  });

  it("starts by itself under an account of its own", () => {
    const create = lines.find(([program, verb]) => program === "sc.exe" && verb === "create");
    expect(create).toEqual([
      "sc.exe",
      "create",
      "congso",
      "binPath=",
      '"C:\\Program Files\\CongSo\\congso-service.exe" "C:\\Program Files\\CongSo\\congso.exe" serve --data "D:\\Dữ liệu\\\\" --http 0.0.0.0:80 --stop-on-stdin-end',
      "start=",
      "delayed-auto",
      "obj=",
      "NT SERVICE\\congso",
      "DisplayName=",
      "Công Sở",
    ]);
    expect(lines).toContainEqual([
      "sc.exe",
      "failure",
      "congso",
      "reset=",
      "86400",
      "actions=",
      "restart/5000/restart/30000/restart/60000",
    ]);
  });

  it("gives its account the data folder, after the account is there and before the start", () => {
    const order = lines.map(([program = "", verb = ""]) => `${program.replace(/^.*\\/, "")} ${verb}`);
    expect(order).toEqual([
      "net.exe stop",
      "sc.exe delete",
      "csc.exe /nologo",
      "sc.exe create",
      "sc.exe description",
      "sc.exe failure",
      "reg.exe add",
      "icacls.exe D:\\Dữ liệu\\",
      "sc.exe start",
    ]);
    expect(lines.find(([program]) => program === "icacls.exe")).toEqual([
      "icacls.exe",
      "D:\\Dữ liệu\\",
      "/inheritance:r",
      "/grant:r",
      "NT SERVICE\\congso:(OI)(CI)M",
      "*S-1-5-18:(OI)(CI)F",
      "*S-1-5-32-544:(OI)(CI)F",
    ]);
  });

  it("is stopped before it is removed, and nothing touches the data", () => {
    expect(uninstallSteps.map(({ argv }) => argv.slice(0, 3))).toEqual([
      ["net.exe", "stop", "congso"],
      ["sc.exe", "delete", "congso"],
      ["reg.exe", "delete", "HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\congso"],
    ]);
  });

  it("is known to run by the number of its state, whatever the language", () => {
    const query = (state: string) =>
      `\r\nSERVICE_NAME: congso \r\n        TYPE               : 10  WIN32_OWN_PROCESS  \r\n        ${state}\r\n        WIN32_EXIT_CODE    : 0  (0x0)\r\n        CHECKPOINT         : 0x0\r\n`;
    expect(isRunning(query("STATE              : 4  RUNNING"))).toBe(true);
    expect(isRunning(query("TRẠNG THÁI         : 4  RUNNING"))).toBe(true);
    expect(isRunning(query("STATE              : 1  STOPPED"))).toBe(false);
    expect(isRunning("[SC] EnumQueryServicesStatus:OpenService FAILED 1060:")).toBe(false);
  });
});
