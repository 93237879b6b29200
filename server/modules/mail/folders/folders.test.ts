import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Mailbox } from "../contract.ts";
import { openMailOffice, type MailOffice } from "../testing-office.ts";
import { isFolderPath } from "./service.ts";

let mail: MailOffice;
beforeAll(async () => {
  mail = await openMailOffice();
});
afterAll(() => mail.office.dispose());

const boxes = async (who: string): Promise<Mailbox[]> =>
  (await mail.get<{ items: Mailbox[] }>(who, "/api/mail/mailboxes")).items;
const make = async (who: string, body: object): Promise<number> =>
  (await mail.post<{ id: number }>(who, "/api/mail/folders", body)).id;
const nameOf = async (who: string, id: number) => (await boxes(who)).find((box) => box.id === id)?.name;
const path = (id: number): string => `/api/mail/folders/${String(id)}`;

describe("folders", () => {
  it("are made inside each other, renamed and moved with what is in them", async () => {
    const plans = await make("an", { name: "Kế hoạch" });
    const year = await make("an", { name: "2026", parentId: plans });
    expect(await nameOf("an", year)).toBe("Kế hoạch/2026");
    expect((await mail.call("an", "PATCH", path(plans), { name: "Chương trình" })).status).toBe(200);
    expect(await nameOf("an", year)).toBe("Chương trình/2026");
    expect((await mail.call("an", "PATCH", path(year), { parentId: null })).status).toBe(200);
    expect(await nameOf("an", year)).toBe("2026");
    const inside = await mail.call("an", "PATCH", path(plans), { parentId: plans });
    expect(inside.code).toBe("mail.folders.intoItself");
  });

  it("are refused with a name that exists or is none, and where they are not one's own", async () => {
    const mine = await make("an", { name: "Lưu riêng" });
    const code = async (who: string, body: object) => (await mail.call(who, "POST", "/api/mail/folders", body)).code;
    expect(await code("an", { name: "Lưu riêng" })).toBe("mail.folders.exists");
    expect(await code("an", { name: "a/b" })).toBe("mail.folders.name");
    expect(await code("an", { name: "inbox" })).toBe("mail.folders.name");
    expect(await code("binh", { name: "x", parentId: mine })).toBe("kernel.notFound");
    expect((await mail.call("binh", "DELETE", path(mine))).status).toBe(404);
    expect((await mail.call("binh", "PATCH", path(mine), { name: "x" })).status).toBe(404);
    const trash = (await boxes("an")).find(({ role }) => role === "trash")?.id ?? 0;
    expect((await mail.call("an", "DELETE", path(trash))).code).toBe("mail.folders.standard");
  });

  it("give their messages to the trash when they are deleted", async () => {
    await mail.send("binh", [`person:${String(mail.id("an"))}`], "Mời họp");
    const [letter] = await mail.inbox("an");
    const folder = await make("an", { name: "Tạm" });
    await mail.post("an", "/api/mail/moves", { ids: [letter?.id], mailboxId: folder });
    expect((await mail.call("an", "DELETE", path(folder))).status).toBe(200);
    const after = await boxes("an");
    expect(after.some(({ id }) => id === folder)).toBe(false);
    expect(after.find(({ role }) => role === "trash")?.total).toBe(1);
  });
});

describe("a folder's path", () => {
  it("has levels that can be read and typed", () => {
    for (const good of ["Kế hoạch", "a/b/c", "Phòng Tổ chức – Hành chính"]) expect(isFolderPath(good), good).toBe(true);
    for (const bad of ["", "/a", "a//b", "a/", " a", "a\u0000", "a*", "100%", "x".repeat(201), "a/".repeat(30)]) {
      expect(isFolderPath(bad), bad).toBe(false);
    }
  });
});
