import { createHash, randomBytes } from "node:crypto";
import { createReadStream, mkdtempSync, openSync, rmSync, writeSync, closeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Download, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Transfer } from "../../server/modules/transfers/contract.ts";
import { openWorld, type Seat, type World } from "./world.ts";

const MB = 1024 * 1024;

let world: World;
let folder: string;
const ids = { an: 0, binh: 0, chi: 0 };

beforeAll(async () => {
  world = await openWorld();
  ids.an = await world.hire("Nguyễn Thị An", "an", "staff");
  ids.binh = await world.hire("Trần Văn Bình", "binh", "staff");
  ids.chi = await world.hire("Lê Thị Chi", "chi", "staff");
  folder = mkdtempSync(join(tmpdir(), "congso-transfers-"));
});
afterEach(({ task }) => world.leave(task));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

/** A file of so many random megabytes; made in pieces, so that its size is no matter. */
function fileOf(name: string, megabytes: number): string {
  const path = join(folder, name);
  const descriptor = openSync(path, "w");
  const piece = randomBytes(MB);
  for (let done = 0; done < megabytes; done += 1) {
    piece.writeUInt32LE(done, 0);
    writeSync(descriptor, piece);
  }
  closeSync(descriptor);
  return path;
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Chooses a receiver and files, and sends them. */
async function send(page: Page, to: string, ...paths: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: "Gửi tệp" }).first().click();
  const dialog = page.locator("send-files-dialog");
  await dialog.getByRole("combobox", { name: "Gửi cho" }).fill(to);
  await dialog
    .getByRole("option", { name: new RegExp(to) })
    .first()
    .click();
  await dialog.locator("#files").setInputFiles([...paths]);
  await dialog.getByRole("button", { name: "Gửi", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

async function newest(personId: number, list: "outgoing" | "incoming"): Promise<Transfer> {
  const answer = await world.office.request(personId, "GET", `/api/transfers?list=${list}`);
  const [first] = answer.json<{ items: Transfer[] }>().items;
  if (!first) throw new Error("There is no transfer.");
  return first;
}

const popupOf = (seat: Seat) => seat.page.getByRole("article", { name: /gửi tệp cho bạn/ });

async function saved(download: Promise<Download>): Promise<string> {
  return sumOf(await (await download).path());
}

describe("files from hand to hand", () => {
  it("go on through the appliance when the direct way breaks: what arrived stays", async () => {
    const path = fileOf("Hồ sơ mời thầu.pdf", 60);
    const [an, binh] = await Promise.all([
      world.seat({ personId: ids.an, at: "/transfers" }),
      world.seat({ personId: ids.binh, at: "/", acceptDownloads: true }),
    ]);
    await binh.page.getByRole("heading", { name: /Bình/ }).waitFor();
    // A receiver whose connection falls after 16 MB.
    await an.page.evaluate(`(() => {
      let left = 16 * 1024 * 1024;
      const send = RTCDataChannel.prototype.send;
      RTCDataChannel.prototype.send = function (data) {
        left -= data.byteLength ?? 0;
        if (left < 0) this.close();
        else send.call(this, data);
      };
    })()`);
    await send(an.page, "Trần Văn Bình", path);
    const download = binh.page.waitForEvent("download", { timeout: 60_000 });
    await popupOf(binh).getByRole("button", { name: "Nhận", exact: true }).click();
    expect(await saved(download)).toBe(await sumOf(path));
    await expect.poll(async () => (await newest(ids.binh, "incoming")).mine).toBe("taken");
    const transfer = await newest(ids.an, "outgoing");
    expect(transfer.state).toBe("ready");
    expect(transfer.base).toBeGreaterThan(0);
    expect(transfer.base).toBeLessThan(transfer.size);
  });

  it("are shown again to the browser after a reload, and go on where the office is", async () => {
    const path = fileOf("Sao lưu.tar", 40);
    const an = await world.seat({ personId: ids.an, at: "/transfers" });
    const network = await an.context.newCDPSession(an.page);
    await network.send("Network.enable");
    await network.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 4 * MB,
    });
    await send(an.page, "Lê Thị Chi", path);
    await an.page.getByRole("button", { name: /Tệp đang chuyển/ }).click();
    await an.page.getByRole("button", { name: "Tạm dừng" }).click();
    await an.page.getByText("Tạm dừng").first().waitFor();
    await expect.poll(async () => (await newest(ids.an, "outgoing")).received).toBeGreaterThan(0);
    await network.detach();
    await an.page.reload();
    await an.page.getByRole("button", { name: /Tệp đang chuyển/ }).click();
    await an.page.getByText("Chọn lại tệp để gửi tiếp").waitFor();
    const choosing = an.page.waitForEvent("filechooser");
    await an.page.getByRole("button", { name: "Chọn lại tệp" }).click();
    await (await choosing).setFiles(path);
    await expect.poll(async () => (await newest(ids.an, "outgoing")).state, { timeout: 60_000 }).toBe("ready");
    expect((await newest(ids.an, "outgoing")).hash).toBe(await sumOf(path));
  });
});
