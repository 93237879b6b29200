import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "../../kernel/access/actor.ts";
import { manualClock, type ManualClock } from "../../kernel/clock.ts";
import { createHouse, type House, type OpenHouse } from "../../kernel/house.ts";
import { silentLog } from "../../kernel/log.ts";
import { openSettings } from "../../kernel/settings/settings.ts";
import { filesModule, type FilesService } from "./module.ts";

const HOUR = 60 * 60 * 1000;
const MEGABYTE = 1024 * 1024;

function person(id: number): PersonActor {
  return {
    kind: "person",
    id,
    name: `Người ${String(id)}`,
    language: "vi",
    permissions: new Set(),
    audienceKeys: [`person:${String(id)}`],
    door: "web",
  };
}

let dataDir: string;
let clock: ManualClock;
let house: House;
let open: OpenHouse;
let files: FilesService;

async function openHouse(): Promise<void> {
  const settings = openSettings(dataDir);
  house = createHouse({ dataDir, clock, log: silentLog, version: "0.0.0-test", doors: {}, settings });
  files = house.add(filesModule, {});
  settings.seal();
  open = await house.open({ actorOf: () => undefined, gate: () => undefined });
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "congso-files-"));
  clock = manualClock(Date.UTC(2026, 10, 23, 2));
  await openHouse();
});
afterEach(async () => {
  await open.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const upload = (owner: number, name: string, content: string | Buffer) =>
  files.upload(person(owner), name, Readable.from([Buffer.from(content)]));
const claim = (owner: number, id: number) =>
  house.kernel.write(person(owner), (work) => files.claim(work, work.actor, id));

async function contentOf(hash: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of house.kernel.blobs.open(hash)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe("an upload", () => {
  it("is stored under a safe name, with the type of its bytes, for a day", async () => {
    const made = await upload(5, "..\\Quyết định.exe", "%PDF-1.7 nội dung");
    expect(made).toMatchObject({
      name: "Quyết định.exe",
      type: "application/pdf",
      size: Buffer.byteLength("%PDF-1.7 nội dung"),
      risky: true,
      expiresAt: clock.now() + 24 * HOUR,
    });
    expect(await contentOf(made.hash)).toBe("%PDF-1.7 nội dung");
  });

  it("may be empty", async () => {
    expect(await upload(5, "trống.txt", "")).toMatchObject({ size: 0, type: "text/plain" });
  });

  it("over the size of the settings is refused and leaves nothing", async () => {
    await open.close();
    const settings = readFileSync(join(dataDir, "settings.json"), "utf8");
    writeFileSync(join(dataDir, "settings.json"), settings.replace('"maxFileMb": 200', '"maxFileMb": 1'));
    await openHouse();
    await expect(upload(5, "to.bin", Buffer.alloc(MEGABYTE + 1))).rejects.toMatchObject({ code: "files.tooLarge" });
    expect(house.kernel.db.all("SELECT id FROM files_upload")).toEqual([]);
  });

  it("over the person's share of unattached bytes is refused; another person's is not", async () => {
    house.kernel.write(person(5), (work) => {
      work.db.run(
        `INSERT INTO files_upload (owner_id, hash, name, size, type, uploaded_at, expires_at)
         VALUES (5, 'x', 'x', ${String(1_000 * MEGABYTE - 10)}, 'x', 0, ${String(clock.now() + HOUR)})`,
      );
    });
    await expect(upload(5, "a.txt", "mười một byte")).rejects.toMatchObject({ code: "files.tooMuchWaiting" });
    await expect(upload(5, "a.txt", "vừa")).resolves.toMatchObject({ size: 5 });
    await expect(upload(6, "a.txt", "mười một byte")).resolves.toBeDefined();
  });

  it("is one of eight at most at once", async () => {
    const streams = Array.from({ length: 8 }, () => new Readable({ read: () => undefined }));
    const underWay = streams.map((stream) => files.upload(person(5), "chậm.txt", stream));
    await expect(upload(5, "thứ chín.txt", "x")).rejects.toMatchObject({ code: "files.tooManyAtOnce", status: 429 });
    for (const stream of streams) stream.push(null);
    await Promise.all(underWay);
    await expect(upload(5, "thứ chín.txt", "x")).resolves.toBeDefined();
  });
});

describe("claiming", () => {
  it("gives the file to the transaction, once", async () => {
    const made = await upload(5, "a.txt", "abc");
    expect(claim(5, made.id)).toEqual({ hash: made.hash, name: "a.txt", size: 3, type: "text/plain" });
    expect(() => claim(5, made.id)).toThrow(expect.objectContaining({ code: "files.notFound" }));
  });

  it("is for the uploader alone", async () => {
    const made = await upload(5, "a.txt", "abc");
    expect(() => claim(6, made.id)).toThrow(expect.objectContaining({ code: "files.notFound", status: 404 }));
    expect(claim(5, made.id).size).toBe(3);
  });

  it("is taken back with the transaction that fails", async () => {
    const made = await upload(5, "a.txt", "abc");
    expect(() =>
      house.kernel.write(person(5), (work) => {
        files.claim(work, work.actor, made.id);
        throw new Error("the letter was not written");
      }),
    ).toThrow("the letter was not written");
    expect(claim(5, made.id).hash).toBe(made.hash);
  });
});

describe("what nobody claims", () => {
  it("goes when its uploader takes it back, and only then", async () => {
    const made = await upload(5, "a.txt", "abc");
    expect(() => {
      files.discard(person(6), made.id);
    }).toThrow(expect.objectContaining({ code: "files.notFound" }));
    files.discard(person(5), made.id);
    expect(() => claim(5, made.id)).toThrow(expect.objectContaining({ code: "files.notFound" }));
  });

  it("goes after a day, and the others stay", async () => {
    const old = await upload(5, "cũ.txt", "cũ");
    clock.advance(23 * HOUR);
    const young = await upload(5, "mới.txt", "mới");
    clock.advance(HOUR);
    await open.jobs.runNow("files.sweep");
    expect(() => claim(5, old.id)).toThrow();
    expect(claim(5, young.id).name).toBe("mới.txt");
  });
});

describe("a download", () => {
  it("is shown in place when it is a picture or PDF, and saved otherwise", () => {
    const file = { hash: "0".repeat(64), name: "a", size: 1 };
    expect(files.answer({ ...file, type: "application/pdf" }).disposition).toBe("inline");
    expect(files.answer({ ...file, type: "text/plain" }).disposition).toBe("attachment");
  });
});
