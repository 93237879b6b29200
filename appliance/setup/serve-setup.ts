import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { SETUP_UPLOAD, restoreBackup } from "../../server/kernel/backup/restore.ts";
import { openBlobs } from "../../server/kernel/blobs/blobs.ts";
import { systemClock } from "../../server/kernel/clock.ts";
import { done } from "../../server/kernel/contract/index.ts";
import type { Db } from "../../server/kernel/database/db.ts";
import { compareMigrations } from "../../server/kernel/database/migrations.ts";
import { doorRefusal, splitAddress } from "../../server/kernel/doors.ts";
import { defineErrors, kernelErrors, Refusal } from "../../server/kernel/errors.ts";
import { handle } from "../../server/kernel/http/mount.ts";
import { createHttp } from "../../server/kernel/http/server.ts";
import type { Log } from "../../server/kernel/log.ts";
import { openSettings } from "../../server/kernel/settings/settings.ts";
import { createHub } from "../../server/kernel/realtime/hub.ts";
import { session } from "../../server/modules/directory/contract.ts";
import { readBlueprint } from "../../server/blueprint.ts";
import { AGENCY } from "../demo/agency.ts";
import { makeDemo } from "../demo/make.ts";
import { createOffice } from "../office/create.ts";
import { isCode, isThisMachine, newSetupCode } from "./code.ts";
import { getSetup, postDemo, postRestore, postSetup } from "./routes.ts";

const errors = defineErrors("setup", {
  wrongCode: {
    status: 403,
    vi: "Mã một lần chưa đúng. Hãy nhập mã mà chương trình đã in ra trên máy chủ.",
    en: "The one-time code is not right. Type the code that the program printed on the server.",
  },
  busy: {
    status: 409,
    vi: "Việc thiết lập đang được thực hiện. Hãy chờ trong giây lát.",
    en: "The office is being set up already. Wait a moment.",
  },
});

export interface SetupParts {
  readonly dataDir: string;
  /** `host:port` of the door for browsers. */
  readonly address: string;
  readonly log: Log;
  readonly version: string;
  readonly webDir?: string;
}

/** The first-run page: a small server that knows only how to fill an empty folder. */
export interface Setup {
  readonly port: number;
  readonly code: string;
  /** Resolves once there is an office. */
  readonly done: Promise<{ readonly agency: string }>;
  close(): Promise<void>;
}

/** No table exists yet: whatever is asked has no answer. */
const NO_ROWS: Db = {
  get: () => undefined,
  all: () => [],
  run: () => ({ changes: 0, lastId: 0 }),
  exec: () => undefined,
};

export async function serveSetup(parts: SetupParts): Promise<Setup> {
  const { dataDir, log } = parts;
  const code = newSetupCode();
  const finished = Promise.withResolvers<{ agency: string }>();
  let busy = false;

  /** One attempt at a time; a failed one leaves the folder empty for the next. */
  async function attempt(
    typed: string | undefined,
    address: string,
    make: () => Promise<string>,
  ): Promise<typeof done> {
    if (!isThisMachine(address) && !isCode(typed, code)) throw errors.wrongCode({}, "/body/code");
    if (busy) throw errors.busy();
    busy = true;
    try {
      const agency = await make();
      finished.resolve({ agency });
      return done;
    } catch (error) {
      busy = false;
      throw atField(error);
    }
  }

  const routes = [
    // The browser asks first who is signed in, and hears that nobody is: there is nobody yet.
    handle(session, () => {
      throw kernelErrors.signInFirst();
    }),
    handle(getSetup, ({ address }) => ({ needed: true, codeRequired: !isThisMachine(address) })),
    handle(postSetup, ({ body: { code: typed, ...wish }, address }) =>
      attempt(typed, address, async () => {
        await createOffice(dataDir, wish);
        return wish.agency.name;
      }),
    ),
    handle(postDemo, ({ body: { code: typed, password }, address }) =>
      attempt(typed, address, async () => {
        await makeDemo({ dataDir, people: 60, seed: "1", password });
        return AGENCY.name;
      }),
    ),
    handle(postRestore, ({ query, body, address }) => attempt(query.code, address, () => restoreFrom(body, dataDir))),
  ];
  const hub = createHub({ clock: systemClock, log, actorOf: () => undefined, isSession: () => false, topics: [] });
  const http = await createHttp({
    db: NO_ROWS,
    blobs: openBlobs(dataDir, { clock: systemClock }),
    clock: systemClock,
    log,
    hub,
    identity: { actorOf: () => undefined, gate: () => undefined },
    routes,
    version: parts.version,
    // Whoever comes through a proxy on this machine sits elsewhere: only what this machine itself says of the way is believed.
    behindProxy: true,
    ...(parts.webDir !== undefined && { webDir: parts.webDir }),
  });
  const { host, port } = splitAddress(parts.address);
  try {
    await http.listen({ host, port });
  } catch (error) {
    hub.stop();
    throw doorRefusal("http", host, port, error);
  }
  return {
    // A server that listens on a port has an address with one.
    port: (http.server.address() as AddressInfo).port,
    code,
    done: finished.promise,
    async close() {
      hub.stop();
      await http.close();
    },
  };
}

/** The directory names the field of its own form; the wizard's is called `password`. */
function atField(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.field !== "/body/next") return error;
  return new Refusal(error.code, error.text, error.params, "/body/password");
}

/** The upload comes onto the disk first: a backup is read from its first byte to its last before anything of it counts. */
async function restoreFrom(body: Readable, dataDir: string): Promise<string> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, SETUP_UPLOAD);
  try {
    await pipeline(body, createWriteStream(file, { mode: 0o600 }));
    const { migrations } = readBlueprint();
    await restoreBackup({
      file,
      dataDir,
      now: Date.now(),
      accept: (applied) => void compareMigrations(migrations, applied),
    });
  } finally {
    rmSync(file, { force: true });
  }
  return openSettings(dataDir).agency.get().name;
}
