import { randomBytes } from "node:crypto";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UPLOADS_PATH, type Transfer } from "./contract.ts";
import { codeOf, openTransfersOffice, sha256, type TransfersOffice } from "./testing.ts";

let at: TransfersOffice;
beforeAll(async () => {
  at = await openTransfersOffice();
});
afterAll(() => at.dispose());

const draftOf = (transfer: Transfer) => join(at.office.dataDir, "transfers", `${transfer.upload ?? ""}.part`);

/** Begins a PATCH of the whole content, sends only the first bytes, and breaks the connection once the office has them in its file. */
async function breakAfter(transfer: Transfer, content: Buffer, bytes: number): Promise<void> {
  const broken = request(`${at.origin}${UPLOADS_PATH}/${transfer.upload ?? ""}`, {
    method: "PATCH",
    headers: {
      cookie: at.office.cookieOf(at.ids.an),
      "tus-resumable": "1.0.0",
      "content-type": "application/offset+octet-stream",
      "upload-offset": "0",
      "content-length": content.length,
    },
  });
  const gone = new Promise((resolve) => broken.once("error", resolve));
  broken.write(content.subarray(0, bytes));
  await expect.poll(() => statSync(draftOf(transfer), { throwIfNoEntry: false })?.size).toBe(bytes);
  broken.destroy(new Error("cut"));
  await gone;
}

describe("an upload", () => {
  it("is asked for its offset, takes bytes from there, and is kept when its hash is right", async () => {
    const content = randomBytes(300_000);
    const offered = await at.offer(content);
    expect(offered).toMatchObject({ state: "open", received: 0, size: 300_000, title: "Báo cáo.docx" });
    const upload = offered.upload ?? "";
    expect(await at.offset(at.ids.an, upload)).toBe(0);
    expect(await at.patch(at.ids.an, upload, 0, content.subarray(0, 100_000))).toBe(204);
    expect(await at.offset(at.ids.an, upload)).toBe(100_000);
    expect(await at.patch(at.ids.an, upload, 100_000, content.subarray(100_000))).toBe(204);
    const { ino } = statSync(draftOf(offered));
    const sealed = await at.seal(offered, content);
    expect(await sealed.json()).toMatchObject({ state: "ready", hash: sha256(content), received: 300_000 });
    // Renamed, not copied.
    expect(statSync(at.office.kernel.blobs.path(sha256(content))).ino).toBe(ino);
    expect(readdirSync(join(at.office.dataDir, "transfers"))).toEqual([]);
    const got = await at.ask(at.ids.binh, "GET", `/api/transfers/${String(offered.id)}/content`);
    expect(sha256(new Uint8Array(await got.arrayBuffer()))).toBe(sha256(content));
  });

  it("goes on where a broken connection had come to", async () => {
    const content = randomBytes(2_000_000);
    const offered = await at.offer(content);
    await breakAfter(offered, content, 500_000);
    const upload = offered.upload ?? "";
    expect(await at.offset(at.ids.an, upload)).toBe(500_000);
    expect(await at.get<Transfer>(at.ids.an, `/api/transfers/${String(offered.id)}`)).toMatchObject({
      received: 500_000,
    });
    expect(await at.patch(at.ids.an, upload, 500_000, content.subarray(500_000))).toBe(204);
    expect((await at.seal(offered, content)).status).toBe(200);
  });

  it("refuses a wrong offset, and more bytes than were announced", async () => {
    const content = randomBytes(1_000);
    const { upload } = await at.offer(content);
    expect(await at.patch(at.ids.an, upload ?? "", 10, content)).toBe(409);
    expect(await at.patch(at.ids.an, upload ?? "", 0, Buffer.concat([content, content]))).toBe(413);
    expect(await at.offset(at.ids.an, upload ?? "")).toBe(0);
  });

  it("believes the row and not the file: what was never acknowledged is cut off", async () => {
    const content = randomBytes(50_000);
    const offered = await at.offer(content);
    await at.patch(at.ids.an, offered.upload ?? "", 0, content.subarray(0, 20_000));
    writeFileSync(draftOf(offered), Buffer.concat([content.subarray(0, 20_000), randomBytes(15_000)]));
    expect(await at.offset(at.ids.an, offered.upload ?? "")).toBe(20_000);
    expect(await at.patch(at.ids.an, offered.upload ?? "", 20_000, content.subarray(20_000))).toBe(204);
    expect((await at.seal(offered, content)).status).toBe(200);
  });

  it("is dropped when the hash tells that the file changed while it was sent, and can be sent again", async () => {
    const content = randomBytes(40_000);
    const offered = await at.offer(content);
    const upload = offered.upload ?? "";
    await at.patch(at.ids.an, upload, 0, content);
    const changed = await at.seal(offered, randomBytes(40_000));
    expect([changed.status, await codeOf(changed)]).toEqual([409, "transfers.changed"]);
    expect(await at.offset(at.ids.an, upload)).toBe(0);
    await at.patch(at.ids.an, upload, 0, content);
    expect((await at.seal(offered, content)).status).toBe(200);
  });

  it("is not sealed before it is whole", async () => {
    const content = randomBytes(4_000);
    const offered = await at.offer(content);
    await at.patch(at.ids.an, offered.upload ?? "", 0, content.subarray(0, 100));
    expect(await codeOf(await at.seal(offered, content))).toBe("transfers.incomplete");
  });

  it("is its sender's alone: a stranger, the receiver and who guesses get nothing", async () => {
    const content = randomBytes(4_000);
    const offered = await at.offer(content);
    const upload = offered.upload ?? "";
    for (const person of [at.ids.binh, at.ids.chi, at.ids.admin]) {
      expect(await at.offset(person, upload)).toBe(404);
      expect(await at.patch(person, upload, 0, content)).toBe(404);
    }
    expect(await at.offset(at.ids.an, "A".repeat(43))).toBe(404);
    const stranger = await fetch(`${at.origin}${UPLOADS_PATH}/${upload}`, { method: "HEAD" });
    expect(stranger.status).toBe(401);
    const foreign = await at.ask(at.ids.an, "PATCH", `${UPLOADS_PATH}/${upload}`, undefined, {
      origin: "http://elsewhere.example",
      "content-type": "application/offset+octet-stream",
      "tus-resumable": "1.0.0",
      "upload-offset": "0",
    });
    expect([foreign.status, foreign.headers.get("access-control-allow-origin")]).toEqual([403, null]);
    expect(await at.get<Transfer>(at.ids.binh, `/api/transfers/${String(offered.id)}`)).toMatchObject({ upload: null });
  });

  it("ends with its transfer", async () => {
    const content = randomBytes(4_000);
    const offered = await at.offer(content);
    await at.patch(at.ids.an, offered.upload ?? "", 0, content.subarray(0, 2_000));
    expect((await at.ask(at.ids.an, "DELETE", `/api/transfers/${String(offered.id)}`)).status).toBe(200);
    expect(await at.offset(at.ids.an, offered.upload ?? "")).toBe(409);
    expect(statSync(draftOf(offered), { throwIfNoEntry: false })).toBeUndefined();
  });

  it("lets a second connection take over from one that hangs", async () => {
    const content = randomBytes(1_000_000);
    const offered = await at.offer(content);
    const hanging = request(`${at.origin}${UPLOADS_PATH}/${offered.upload ?? ""}`, {
      method: "PATCH",
      headers: {
        cookie: at.office.cookieOf(at.ids.an),
        "tus-resumable": "1.0.0",
        "content-type": "application/offset+octet-stream",
        "upload-offset": "0",
        "content-length": content.length,
      },
    });
    hanging.on("error", () => undefined);
    hanging.write(content.subarray(0, 100_000));
    await expect.poll(() => statSync(draftOf(offered), { throwIfNoEntry: false })?.size).toBe(100_000);
    expect(await at.offset(at.ids.an, offered.upload ?? "")).toBe(100_000);
    expect(await at.patch(at.ids.an, offered.upload ?? "", 100_000, content.subarray(100_000))).toBe(204);
    hanging.destroy();
    expect((await at.seal(offered, content)).status).toBe(200);
  });
});
