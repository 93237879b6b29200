import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { systemActor, type Actor } from "../../kernel/access/actor.ts";
import { backupErrors } from "../../kernel/backup/errors.ts";
import { backupFileName, makeBackup, type BackupProgress } from "../../kernel/backup/make.ts";
import { kernelErrors, Refusal, type Language } from "../../kernel/errors.ts";
import { listBackups } from "../../kernel/health/examine.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Engine } from "../../kernel/house.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { SettingsSection } from "../../kernel/settings/settings.ts";
import type { BackupList } from "./contract.ts";
import type { BackupSettings } from "./settings.ts";

/** Backups into `<data>/backups`: by night, or when the administrator asks. One at a time. */
export interface Backups {
  list(language: Language): BackupList;
  /** Begins one and returns at once; refuses with `backup.busy`. */
  begin(actor: Actor): void;
  /** Makes one and takes the oldest away; the nightly job's work. Throws what went wrong, so that the ledger says it. */
  runNightly(signal: AbortSignal): Promise<void>;
  download(actor: Actor, name: string): FileAnswer;
  settled(): Promise<void>;
}

export function createBackups(
  kernel: Kernel,
  engine: Engine,
  { counts, settings }: { counts: Readonly<Record<string, string>>; settings: SettingsSection<BackupSettings> },
): Backups {
  const { clock, dataDir, log } = kernel;
  const folder = join(dataDir, "backups");
  let running: { progress: BackupProgress; work: Promise<void> } | undefined;
  let last: { at: number; fault: unknown; problems: number } | undefined;

  async function make(actor: Actor, signal?: AbortSignal): Promise<void> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const now = clock.now();
    const made = await makeBackup({
      dataDir,
      file: join(folder, backupFileName(now)),
      now,
      program: kernel.version,
      blobReferences: engine.blobReferences(),
      counts,
      onProgress: (progress) => {
        if (running) running.progress = progress;
      },
      ...(signal && { signal }),
    });
    last = { at: clock.now(), fault: undefined, problems: made.problems.length };
    kernel.write(actor, (work) => {
      const detail = { file: backupFileName(now), bytes: made.bytes, problems: made.problems.length };
      work.audit({ action: "admin.backup-made", detail });
    });
    for (const { name } of listBackups(dataDir).slice(settings.get().keep)) rmSync(join(folder, name), { force: true });
    if (made.problems.length > 0)
      throw new Error(`${made.problems.length} stored files are missing or damaged: run congso doctor --deep`);
  }

  function start(actor: Actor, signal?: AbortSignal): Promise<void> {
    if (running) throw backupErrors.busy();
    const work = make(actor, signal)
      .catch((error: unknown) => {
        last = { at: clock.now(), fault: error, problems: last?.problems ?? 0 };
        throw error;
      })
      .finally(() => {
        running = undefined;
      });
    running = { progress: { doneBytes: 0, allBytes: 0 }, work };
    return work;
  }

  return {
    list(language) {
      return {
        items: listBackups(dataDir).filter(({ name }) => /^congso-\d{8}-\d{6}\.tar$/.test(name)),
        running: running ? { ...running.progress } : null,
        last: last ? { at: last.at, ok: last.fault === undefined, text: faultText(last.fault, language) } : null,
      };
    },
    begin(actor) {
      start(actor).catch((error: unknown) => log.error("A backup failed", error));
    },
    async runNightly(signal) {
      if (settings.get().automatic) await start(systemActor("admin.backup"), signal);
    },
    download(actor, name) {
      const path = join(folder, name);
      if (!existsSync(path)) throw kernelErrors.notFound();
      kernel.write(actor, (work) => {
        work.audit({ action: "admin.backup-downloaded", detail: { file: name } });
      });
      const content = { kind: "path", path, size: statSync(path).size } as const;
      return { content, type: "application/x-tar", name, disposition: "attachment" };
    },
    settled: async () => {
      await running?.work.catch(() => undefined);
    },
  };
}

function faultText(fault: unknown, language: Language): string {
  if (fault === undefined) return "";
  if (fault instanceof Refusal) return fault.say(language);
  return fault instanceof Error ? fault.message : "";
}
