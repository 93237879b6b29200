import hostSource from "./windows-host.cs" with { type: "text" };

/** The service's name for the service manager; its virtual account is `NT SERVICE\congso`. */
export const SERVICE_NAME = "congso";
const ACCOUNT = `NT SERVICE\\${SERVICE_NAME}`;
const EVENT_SOURCE = `HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\${SERVICE_NAME}`;

/** What the service runs. Paths are absolute Windows paths. */
export interface WindowsWish {
  /** The program and what must stand before the command's name. */
  readonly program: readonly string[];
  readonly dataDir: string;
  readonly doors: readonly string[];
  /** `%WINDIR%` */
  readonly windowsDir: string;
}

/** One command line; `mayFail` where what it takes away may be gone already. */
export interface Step {
  readonly argv: readonly string[];
  readonly mayFail?: true;
}

/** The C# compiler that .NET Framework 4 brings with every Windows 10, 11 and Server from 2016 on. */
export function compilerOf(windowsDir: string): string {
  return `${frameworkOf(windowsDir)}\\csc.exe`;
}

/** Where the service's own small program is written and compiled: beside the office's, where its account may read and not write. */
export function hostFiles(program: string): { readonly source: string; readonly executable: string } {
  const folder = program.replace(/[\\/][^\\/]*$/, "");
  return { source: `${folder}\\congso-service.cs`, executable: `${folder}\\congso-service.exe` };
}

/**
 * What installs the service, in order. A Node program cannot answer the service manager, so a C# program of one page, compiled on the
 * machine itself, does: it keeps the office alive in a job object and closes its stdin to stop it. Arguments are passed as they are,
 * never through a shell.
 */
export function installSteps(wish: WindowsWish): {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly steps: readonly Step[];
} {
  const { program, dataDir, doors, windowsDir } = wish;
  const { source, executable } = hostFiles(program[0] ?? "");
  const office = [...program, "serve", "--data", dataDir, ...doors, "--stop-on-stdin-end"];
  return {
    // With its mark, as the compiler of .NET Framework wants UTF-8.
    files: [{ path: source, content: `\ufeff${hostSource}` }],
    steps: [
      ...removal,
      {
        argv: [
          compilerOf(windowsDir),
          "/nologo",
          "/target:exe",
          "/platform:x64",
          "/optimize+",
          "/reference:System.ServiceProcess.dll",
          `/out:${executable}`,
          source,
        ],
      },
      {
        argv: [
          "sc.exe",
          "create",
          SERVICE_NAME,
          "binPath=",
          [executable, ...office].map(quoted).join(" "),
          "start=",
          "delayed-auto",
          "obj=",
          ACCOUNT,
          "DisplayName=",
          "Công Sở",
        ],
      },
      { argv: ["sc.exe", "description", SERVICE_NAME, "Văn phòng của cơ quan: thư, danh bạ, trưng cầu ý kiến."] },
      {
        argv: [
          "sc.exe",
          "failure",
          SERVICE_NAME,
          "reset=",
          "86400",
          "actions=",
          "restart/5000/restart/30000/restart/60000",
        ],
      },
      {
        argv: [
          "reg.exe",
          "add",
          EVENT_SOURCE,
          "/v",
          "EventMessageFile",
          "/t",
          "REG_EXPAND_SZ",
          "/d",
          `${frameworkOf(windowsDir)}\\EventLogMessages.dll`,
          "/f",
        ],
      },
      {
        // S-1-5-18 is the system and S-1-5-32-544 the administrators, in every language of Windows.
        argv: [
          "icacls.exe",
          dataDir,
          "/inheritance:r",
          "/grant:r",
          `${ACCOUNT}:(OI)(CI)M`,
          "*S-1-5-18:(OI)(CI)F",
          "*S-1-5-32-544:(OI)(CI)F",
        ],
      },
      { argv: ["sc.exe", "start", SERVICE_NAME] },
    ],
  };
}

/** `net stop` waits until the service has stopped, `sc stop` would not. */
const removal: readonly Step[] = [
  { argv: ["net.exe", "stop", SERVICE_NAME], mayFail: true },
  { argv: ["sc.exe", "delete", SERVICE_NAME], mayFail: true },
];

/** What takes the service away and leaves the data. */
export const uninstallSteps: readonly Step[] = [
  ...removal,
  { argv: ["reg.exe", "delete", EVENT_SOURCE, "/f"], mayFail: true },
];

export const statusCommand = ["sc.exe", "query", SERVICE_NAME] as const;

/** Whether `sc query` told of a running service: the number 4 says so in every language (SERVICE_RUNNING of winsvc.h). */
export function isRunning(said: string): boolean {
  return /^\s*\S.*:\s+4\s+\S/m.test(said);
}

/** The rule that the person adds who wants the office reached from the network; the program opens no firewall by itself. */
export function firewallRule(program: string): string {
  return `netsh advfirewall firewall add rule name="Cong So" dir=in action=allow profile=domain,private program="${program}"`;
}

function frameworkOf(windowsDir: string): string {
  return `${windowsDir}\\Microsoft.NET\\Framework64\\v4.0.30319`;
}

/** As CommandLineToArgvW takes it apart again. */
function quoted(argument: string): string {
  return argument !== "" && !/[\s"]/.test(argument)
    ? argument
    : `"${argument.replace(/(\\*)("|$)/g, "$1$1$2").replaceAll('"', '\\"')}"`;
}
