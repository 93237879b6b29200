import { existsSync, readFileSync } from "node:fs";
import { createConnection } from "node:net";
import { join } from "node:path";
import { readBlueprint, readBlueprintOf } from "../../server/blueprint.ts";
import { openBlobs } from "../../server/kernel/blobs/blobs.ts";
import { systemClock } from "../../server/kernel/clock.ts";
import { connect, dbOn } from "../../server/kernel/database/db.ts";
import { examine, failed } from "../../server/kernel/health/examine.ts";
import { tryDoors } from "../../server/kernel/doors.ts";
import { findingsOf, worst, type Finding } from "../../server/kernel/health/finding.ts";
import { healthTexts } from "../../server/kernel/health/texts.ts";
import type { CommandSpec } from "../cli/command.ts";
import { doctorTexts as texts } from "../locale/data.ts";
import { askControl, UNHEARD } from "../office/control.ts";
import { demandOffice } from "../office/open.ts";
import { VERSION } from "../version.ts";

export const doctor: CommandSpec = {
  name: "doctor",
  summary: texts.summary,
  about: texts.about,
  options: { deep: { help: texts.deep } },
  json: true,
  async run(input) {
    const { dataDir, language, io } = input;
    demandOffice(dataDir);
    const findings: Finding[] = [
      {
        check: "version",
        verdict: "ok",
        vi: texts.version.vi.replace("{version}", VERSION),
        en: texts.version.en.replace("{version}", VERSION),
      },
      runningFinding(dataDir),
      settingsFinding(dataDir),
      ...(await examineDoors(dataDir)),
      ...(await examineFolder(dataDir, input.has("deep"))),
    ];
    const verdict = worst(findings);
    if (input.json) io.print(JSON.stringify({ verdict, version: VERSION, dataDir, findings }));
    else {
      for (const finding of findings) {
        io.print(
          `${texts.verdicts[finding.verdict][language].padEnd(6)} ${finding.check.padEnd(11)} ${finding[language]}`,
        );
      }
    }
    return verdict === "fail" ? 1 : 0;
  },
};

async function examineFolder(dataDir: string, deep: boolean): Promise<Finding[]> {
  try {
    const { migrations, blobReferences } = readBlueprint();
    const connection = connect(join(dataDir, "office.db"), { readOnly: true });
    try {
      const db = dbOn(connection);
      const blobs = openBlobs(dataDir, { clock: systemClock });
      return await examine({
        dataDir,
        clock: systemClock,
        read: { all: (sql, params) => Promise.resolve().then(() => db.all(sql, params)) },
        migrations,
        blobReferences,
        ...(deep && { verifyBlob: blobs.verify }),
      });
    } finally {
      connection.close();
    }
  } catch (error) {
    return [failed("database", error)];
  }
}

function settingsFinding(dataDir: string): Finding {
  try {
    readBlueprintOf(dataDir);
    return { check: "settings", verdict: "ok", ...healthTexts.settingsOk };
  } catch (error) {
    return failed("settings", error);
  }
}

function runningFinding(dataDir: string): Finding {
  const pid = runningPid(dataDir);
  const text = pid === undefined ? texts.stopped : texts.running;
  const filled = (sentence: string) => sentence.replace("{pid}", String(pid));
  return { check: "running", verdict: "ok", vi: filled(text.vi), en: filled(text.en) };
}

/** Of a running office, whether its doors answer; of one that rests, whether those of its settings could be opened. */
async function examineDoors(dataDir: string): Promise<Finding[]> {
  const say = findingsOf("doors");
  try {
    const open = await askControl(dataDir, { ask: "doors" });
    if (open !== UNHEARD) {
      const doors = open as readonly { door: string; host: string; port: number }[];
      return await Promise.all(
        doors.map(async ({ door, host, port }) =>
          (await answers(host, port))
            ? say("ok", texts.doorOpen, { door, port })
            : say("fail", texts.doorSilent, { door, port }),
        ),
      );
    }
    if (runningPid(dataDir) !== undefined) return [say("warn", texts.doorsUnknown)];
    const findings: Finding[] = [];
    for (const [door, address] of Object.entries(readBlueprintOf(dataDir).doors)) {
      if (address === "off") continue;
      try {
        await tryDoors({ [door]: address });
        findings.push(say("ok", texts.doorFree, { door, address }));
      } catch (error) {
        findings.push(failed("doors", error));
      }
    }
    return findings;
  } catch (error) {
    return [failed("doors", error)];
  }
}

/** Whether somebody takes a connection there. */
function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host });
    const end = (heard: boolean) => {
      socket.destroy();
      resolve(heard);
    };
    socket.once("connect", () => {
      end(true);
    });
    socket.once("error", () => {
      end(false);
    });
  });
}

/** The process that says that it holds the folder, if it is alive. */
function runningPid(dataDir: string): number | undefined {
  const file = join(dataDir, "lock.pid");
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8").trim());
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // EPERM: alive, and another account's.
    return error instanceof Error && "code" in error && error.code === "EPERM" ? pid : undefined;
  }
}
