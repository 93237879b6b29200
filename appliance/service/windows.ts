/** The name of the task in the Task Scheduler. */
export const TASK_NAME = "CongSo";

/** What the scheduled task runs: paths are absolute Windows paths. */
export interface TaskWish {
  readonly program: string;
  readonly dataDir: string;
  readonly doors: readonly string[];
}

/**
 * A task of the Windows Task Scheduler (schema 1.2) that starts the office with the machine, before anybody signs in, and again when it
 * fails. A service of the Service Control Manager would have to answer its control protocol, which a Node program cannot do without a
 * wrapper; a start-up task needs none. It runs as LOCAL SERVICE, which has no right to the files of people.
 */
export function taskXml({ program, dataDir, doors }: TaskWish): string {
  const folder = program.replace(/[\\/][^\\/]*$/, "");
  const args = ["serve", "--data", dataDir, ...doors].map(quoted).join(" ");
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Công Sở</Description></RegistrationInfo>
  <Triggers><BootTrigger><Enabled>true</Enabled></BootTrigger></Triggers>
  <Principals><Principal id="Author"><UserId>S-1-5-19</UserId><RunLevel>LeastPrivilege</RunLevel></Principal></Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
    <Priority>5</Priority>
  </Settings>
  <Actions Context="Author"><Exec><Command>${escaped(program)}</Command><Arguments>${escaped(args)}</Arguments><WorkingDirectory>${escaped(folder)}</WorkingDirectory></Exec></Actions>
</Task>
`;
}

/** The commands that install the task, in order; `xmlFile` holds `taskXml` in UTF-16. Paths are passed as arguments, never through a shell. */
export function installCommands({ dataDir }: TaskWish, xmlFile: string): readonly (readonly string[])[] {
  return [
    // S-1-5-19 is LOCAL SERVICE in every language of Windows.
    [
      "icacls.exe",
      dataDir,
      "/inheritance:r",
      "/grant:r",
      "*S-1-5-19:(OI)(CI)F",
      "*S-1-5-18:(OI)(CI)F",
      "*S-1-5-32-544:(OI)(CI)F",
    ],
    ["schtasks.exe", "/Create", "/F", "/TN", TASK_NAME, "/XML", xmlFile],
    ["schtasks.exe", "/Run", "/TN", TASK_NAME],
  ];
}

export const uninstallCommands: readonly (readonly string[])[] = [
  ["schtasks.exe", "/End", "/TN", TASK_NAME],
  ["schtasks.exe", "/Delete", "/F", "/TN", TASK_NAME],
];

function quoted(argument: string): string {
  return /[\s"]/.test(argument) ? `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"` : argument;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
