import { randomBytes } from "node:crypto";
import { readdirSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { strToU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PageOf } from "../../kernel/contract/index.ts";
import type { DropBox, Receiver, Transfer, TransferFile } from "./contract.ts";
import { codeOf, openTransfersOffice, sha256, type TransfersOffice } from "./testing.ts";

const DAY = 86_400_000;
const MB = 1024 * 1024;
let at: TransfersOffice;
beforeAll(async () => {
  at = await openTransfersOffice();
});
afterAll(() => at.dispose());

const pathOf = ({ id }: { id: number }, end = "") => `/api/transfers/${String(id)}${end}`;
const read = (personId: number, transfer: Transfer) => at.get<Transfer>(personId, pathOf(transfer));
const accept = (personId: number, transfer: Transfer, said = { accept: true, always: false }) =>
  at.post<Transfer>(personId, pathOf(transfer, "/answer"), said);
const person = (id: number) => `person:${String(id)}`;
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe("who knows of a transfer", () => {
  it("is its sender and its receivers; nobody else, the administrator neither", async () => {
    const transfer = await at.send(randomBytes(1_000));
    for (const other of [at.ids.chi, at.ids.admin]) {
      for (const end of ["", "/files", "/content", "/files/0", "/all.zip", "/receivers"]) {
        expect((await at.ask(other, "GET", pathOf(transfer, end))).status).toBe(404);
      }
      expect((await at.ask(other, "DELETE", pathOf(transfer))).status).toBe(404);
      const said = await at.ask(other, "POST", pathOf(transfer, "/answer"), { accept: true, always: false });
      expect(said.status).toBe(404);
      const lists = await at.get<PageOf<Transfer>>(other, "/api/transfers?list=incoming");
      expect(lists.items.map(({ id }) => id)).not.toContain(transfer.id);
    }
    expect((await at.ask(at.ids.binh, "DELETE", pathOf(transfer))).status).toBe(403);
    expect((await at.ask(at.ids.binh, "GET", pathOf(transfer, "/receivers"))).status).toBe(403);
    expect((await read(at.ids.binh, transfer)).counts.people).toBe(0);
  });

  it("learns what the receiver does: seen, accepted, taken", async () => {
    const transfer = await at.send(randomBytes(1_000));
    await at.post(at.ids.binh, "/api/transfers/seen", { ids: [transfer.id] });
    expect((await read(at.ids.an, transfer)).counts).toMatchObject({ people: 1, seen: 1, accepted: 0 });
    await accept(at.ids.binh, transfer);
    expect((await read(at.ids.an, transfer)).counts).toMatchObject({ accepted: 1 });
    await bytesOf(await at.ask(at.ids.binh, "GET", pathOf(transfer, "/content")));
    await expect.poll(async () => (await read(at.ids.an, transfer)).counts.taken).toBe(1);
    const [receiver] = (await at.get<PageOf<Receiver>>(at.ids.an, pathOf(transfer, "/receivers"))).items;
    expect(receiver).toMatchObject({ person: { id: at.ids.binh }, state: "taken" });
    expect(receiver?.takenAt).not.toBeNull();
    // The sender is told in the list of notices, too.
    await at.office.settle();
    const notices = await at.get<PageOf<{ kind: string }>>(at.ids.an, "/api/notifications");
    expect(notices.items.map(({ kind }) => kind)).toContain("transfers.taken");
  });

  it("is asked once, and content that all refused is dropped", async () => {
    const transfer = await at.send(randomBytes(1_000));
    expect(await accept(at.ids.binh, transfer, { accept: false, always: false })).toMatchObject({
      state: "refused",
      mine: "refused",
    });
    const again = await at.ask(at.ids.binh, "POST", pathOf(transfer, "/answer"), { accept: true, always: false });
    expect(await codeOf(again)).toBe("transfers.answered");
    expect((await at.ask(at.ids.binh, "GET", pathOf(transfer, "/content"))).status).toBe(410);
  });

  it("need not be asked again about somebody who was always welcome, until he changes his mind", async () => {
    const first = await at.send(randomBytes(10));
    await accept(at.ids.binh, first, { accept: true, always: true });
    expect(await read(at.ids.binh, await at.offer(randomBytes(10)))).toMatchObject({ mine: "accepted" });
    const trusted = await at.get<{ items: { id: number }[] }>(at.ids.binh, "/api/transfers/trusted");
    expect(trusted.items.map(({ id }) => id)).toEqual([at.ids.an]);
    expect((await at.ask(at.ids.binh, "DELETE", `/api/transfers/trusted/${String(at.ids.an)}`)).status).toBe(200);
    expect(await read(at.ids.binh, await at.offer(randomBytes(10)))).toMatchObject({ mine: "asked" });
  });
});

describe("a folder", () => {
  it("is one transfer with many files, taken one by one in ranges, or as a ZIP", async () => {
    const parts = [Buffer.from("một"), Buffer.alloc(0), randomBytes(70_000)];
    const content = Buffer.concat(parts);
    const names = ["Hồ sơ/a.txt", "Hồ sơ/../trống.txt", "Hồ sơ/sâu/c.bin"];
    const first = names.map((path, index) => ({ path, size: parts[index]?.length ?? 0 }));
    const transfer = await at.send(content, { files: 3, first });
    expect(transfer).toMatchObject({ title: "Hồ sơ", files: 3 });
    const { items } = await at.get<PageOf<TransferFile>>(at.ids.binh, pathOf(transfer, "/files"));
    expect(items.map(({ path, from }) => [path, from])).toEqual([
      ["Hồ sơ/a.txt", 0],
      ["Hồ sơ/trống.txt", 3 + 2],
      ["Hồ sơ/sâu/c.bin", 5],
    ]);
    await accept(at.ids.binh, transfer);
    const range = await at.ask(at.ids.binh, "GET", pathOf(transfer, "/files/2"), undefined, { range: "bytes=100-199" });
    expect([range.status, await bytesOf(range)]).toEqual([206, parts[2]?.subarray(100, 200)]);
    expect(await bytesOf(await at.ask(at.ids.binh, "GET", pathOf(transfer, "/files/1")))).toHaveLength(0);
    expect((await read(at.ids.an, transfer)).counts.taken).toBe(0);
    const zip = await bytesOf(await at.ask(at.ids.binh, "GET", pathOf(transfer, "/all.zip")));
    const unpacked = unzipSync(new Uint8Array(zip));
    expect(Object.keys(unpacked).sort()).toEqual(["Hồ sơ/a.txt", "Hồ sơ/sâu/c.bin", "Hồ sơ/trống.txt"].sort());
    expect(unpacked["Hồ sơ/a.txt"]).toEqual(strToU8("một"));
    expect(sha256(unpacked["Hồ sơ/sâu/c.bin"] ?? new Uint8Array())).toBe(sha256(parts[2] ?? Buffer.alloc(0)));
    await expect.poll(async () => (await read(at.ids.an, transfer)).counts.taken).toBe(1);
  });

  it("of 100,000 files is named in portions, and seen by its receiver when the last is named", async () => {
    const total = 100_000;
    const portion = (from: number) =>
      Array.from({ length: 1_000 }, (_, index) => ({ path: `Kho/${String(from + index)}.txt`, size: 1 }));
    let transfer = await at.offer(Buffer.alloc(0), { files: total, size: total, first: portion(0) });
    expect([transfer.state, (await at.ask(at.ids.binh, "GET", pathOf(transfer))).status]).toEqual(["listing", 404]);
    for (let from = 1_000; from < total; from += 1_000) {
      transfer = await at.post<Transfer>(at.ids.an, pathOf(transfer, "/files"), { files: portion(from) });
    }
    expect(transfer).toMatchObject({ state: "open", files: total, size: total });
    expect(await read(at.ids.binh, transfer)).toMatchObject({ mine: "asked" });
    const more = await at.ask(at.ids.an, "POST", pathOf(transfer, "/files"), { files: portion(0) });
    expect(await codeOf(more)).toBe("transfers.notListing");
  }, 120_000);

  it("whose names differ in Unicode form only keeps both files; a list that does not add up is refused", async () => {
    const first = [
      { path: "Tờ trình.txt", size: 1 },
      { path: "Tờ trình.txt".normalize("NFD"), size: 1 },
      { path: "TỜ TRÌNH.txt", size: 1 },
    ];
    const transfer = await at.offer(Buffer.from("123"), { files: 3, first });
    const { items } = await at.get<PageOf<TransferFile>>(at.ids.an, pathOf(transfer, "/files"));
    expect(items.map(({ path }) => path)).toEqual(["Tờ trình.txt", "Tờ trình (2).txt", "TỜ TRÌNH (3).txt"]);
    const wrong = await at.ask(at.ids.an, "POST", "/api/transfers", {
      to: [person(at.ids.binh)],
      boxId: null,
      note: "",
      files: 2,
      size: 9,
      first: first.slice(0, 2),
    });
    expect(await codeOf(wrong)).toBe("transfers.wrongList");
  });
});

describe("what does not fit", () => {
  const settings = (changes: object) =>
    at.ask(at.ids.admin, "PUT", "/api/transfers/settings", {
      maxTransferMb: 50_000,
      quotaMb: 100_000,
      keepDays: 14,
      keepFreeMb: 2_000,
      direct: true,
      clamd: "",
      ...changes,
    });
  const tryOf = async (size: number) => {
    const answer = await at.ask(at.ids.an, "POST", "/api/transfers", {
      to: [person(at.ids.binh)],
      boxId: null,
      note: "",
      files: 1,
      size,
      first: [{ path: "lớn.iso", size }],
    });
    return [answer.status, ((await answer.json()) as { error?: { code: string; message: string } }).error] as const;
  };

  it("is refused before a byte of it is sent: 20 GB where 10 are free", async () => {
    const { bavail, bsize } = statfsSync(at.office.dataDir);
    const keepFreeMb = Math.floor((bavail * bsize) / MB) - 10 * 1024;
    await settings({ keepFreeMb });
    const [status, error] = await tryOf(20 * 1024 * MB);
    await settings({});
    expect([status, error?.code]).toEqual([507, "transfers.noRoom"]);
    expect(error?.message).toMatch(/^Ổ đĩa máy chủ chỉ còn chỗ cho \d+ [MG]B, không đủ cho 20 GB\./);
  });

  it("is refused over the largest size, and over what one sender may keep here", async () => {
    await settings({ maxTransferMb: 1 });
    expect((await tryOf(2 * MB))[1]?.code).toBe("transfers.tooLarge");
    await settings({ quotaMb: 1 });
    expect((await tryOf(2 * MB))[1]?.code).toBe("transfers.quota");
    await settings({});
  });

  it("is refused with nobody, nobody else, or somebody unknown as receiver", async () => {
    const to = async (...keys: string[]) => {
      const body = { boxId: null, note: "", files: 1, size: 1, first: [{ path: "a", size: 1 }], to: keys };
      return codeOf(await at.ask(at.ids.an, "POST", "/api/transfers", body));
    };
    expect([await to(), await to(person(at.ids.an)), await to(person(99_999))]).toEqual([
      "transfers.nobody",
      "transfers.onlySelf",
      "transfers.unknownPlace",
    ]);
  });
});

describe("a content that came in two parts", () => {
  it("is kept from where the direct way broke, and asked for again where the beginning is lost", async () => {
    const content = randomBytes(10_000);
    const offered = await at.offer(content);
    await accept(at.ids.binh, offered);
    const through = await at.post<Transfer>(at.ids.an, pathOf(offered, "/through"), { from: 4_000 });
    expect(through).toMatchObject({ base: 4_000, received: 4_000 });
    expect(await at.offset(at.ids.an, offered.upload ?? "")).toBe(0);
    expect(await at.patch(at.ids.an, offered.upload ?? "", 0, content.subarray(4_000))).toBe(204);
    const late = await at.ask(at.ids.an, "POST", pathOf(offered, "/through"), { from: 0 });
    expect(await codeOf(late)).toBe("transfers.begun");
    expect(await (await at.seal(through, content)).json()).toMatchObject({ state: "ready", hash: sha256(content) });
    expect(await codeOf(await at.ask(at.ids.binh, "GET", pathOf(offered, "/files/0")))).toBe("transfers.inParts");
    const tail = await at.ask(at.ids.binh, "GET", pathOf(offered, "/content"));
    expect(await bytesOf(tail)).toEqual(content.subarray(4_000));
    expect((await read(at.ids.an, offered)).counts.taken).toBe(0);
    expect(await at.post<Transfer>(at.ids.binh, pathOf(offered, "/again"))).toMatchObject({
      state: "open",
      base: 0,
      received: 0,
    });
    expect(await at.patch(at.ids.an, offered.upload ?? "", 0, content)).toBe(204);
    const whole = await read(at.ids.an, offered);
    expect((await at.seal(whole, content)).status).toBe(200);
    await at.post(at.ids.binh, pathOf(offered, "/taken"), { hash: sha256(content) });
    expect((await read(at.ids.an, offered)).counts.taken).toBe(1);
  });
});

describe("a drop box", () => {
  it("takes from whom it may, gives to whom it may, and is seen by nobody else", async () => {
    const input = {
      name: "Hộp nhận báo cáo",
      departmentId: at.ids.finance,
      givers: [`department:${String(at.ids.unit)}`],
      takers: [`department:${String(at.ids.finance)}`],
      keepDays: 3,
    };
    expect((await at.ask(at.ids.an, "POST", "/api/transfers/boxes", input)).status).toBe(403);
    const box = await at.post<DropBox>(at.ids.admin, "/api/transfers/boxes", input);
    expect(await codeOf(await at.ask(at.ids.admin, "POST", "/api/transfers/boxes", input))).toBe("transfers.boxExists");
    const content = randomBytes(500);
    const put = await at.send(content, { to: [], boxId: box.id });
    expect(put).toMatchObject({ box: { id: box.id, name: "Hộp nhận báo cáo" } });
    expect(put.expiresAt - at.office.clock.now()).toBe(3 * DAY);
    const chiMayNot = await at.ask(at.ids.chi, "POST", "/api/transfers", {
      to: [],
      boxId: box.id,
      note: "",
      files: 1,
      size: 1,
      first: [{ path: "a", size: 1 }],
    });
    expect(chiMayNot.status).toBe(404);
    expect((await at.ask(at.ids.binh, "GET", pathOf(put))).status).toBe(404);
    const inBox = await at.get<PageOf<Transfer>>(at.ids.chi, `/api/transfers?list=box&boxId=${String(box.id)}`);
    expect(inBox.items.map(({ id }) => id)).toEqual([put.id]);
    expect(
      (await at.get<PageOf<Transfer>>(at.ids.binh, `/api/transfers?list=box&boxId=${String(box.id)}`)).items,
    ).toEqual([]);
    expect(await bytesOf(await at.ask(at.ids.chi, "GET", pathOf(put, "/content")))).toEqual(content);
    await expect.poll(async () => (await read(at.ids.an, put)).counts.taken).toBe(1);
    expect(await codeOf(await at.ask(at.ids.admin, "DELETE", `/api/transfers/boxes/${String(box.id)}`))).toBe(
      "transfers.boxFull",
    );
    at.office.clock.advance(4 * DAY);
    at.office.services.transfers.upkeep();
    expect((await read(at.ids.an, put)).state).toBe("expired");
    expect((await at.ask(at.ids.chi, "GET", pathOf(put, "/content"))).status).toBe(410);
    expect((await at.ask(at.ids.admin, "DELETE", `/api/transfers/boxes/${String(box.id)}`)).status).toBe(200);
  });
});

describe("the nightly work", () => {
  it("ends what lay too long, tells its sender, removes its draft, and clears what everyone has taken", async () => {
    const taken = await at.send(randomBytes(100));
    await bytesOf(await at.ask(at.ids.binh, "GET", pathOf(taken, "/content")));
    await expect.poll(async () => (await read(at.ids.an, taken)).counts.taken).toBe(1);
    await at.ask(at.ids.admin, "PUT", "/api/transfers/settings", {
      maxTransferMb: 1_000,
      quotaMb: 1_000,
      keepDays: 5,
      keepFreeMb: 100,
      direct: true,
      clamd: "",
    });
    const half = await at.offer(randomBytes(2_000));
    await at.patch(at.ids.an, half.upload ?? "", 0, randomBytes(1_000));
    at.office.services.transfers.upkeep();
    expect([(await read(at.ids.an, taken)).state, (await read(at.ids.an, half)).state]).toEqual(["cleared", "open"]);
    at.office.clock.advance(6 * DAY);
    at.office.services.transfers.upkeep();
    expect((await read(at.ids.an, half)).state).toBe("expired");
    const drafts = readdirSync(join(at.office.dataDir, "transfers"));
    expect(drafts).not.toContain(`${half.upload ?? ""}.part`);
    await at.office.settle();
    const notices = await at.get<PageOf<{ kind: string }>>(at.ids.an, "/api/notifications");
    expect(notices.items.map(({ kind }) => kind)).toContain("transfers.expired");
  });
});
