import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Draft, RecipientName, Signature, Template } from "./contract.ts";
import { fillFields } from "./signatures.ts";
import { openWritingOffice, type WritingOffice } from "./writing/testing.ts";

let desk: WritingOffice;

beforeEach(async () => {
  desk = await openWritingOffice();
});
afterEach(() => desk.office.dispose());

const find = async (who: number, q: string) =>
  (await desk.ask<{ items: RecipientName[] }>(who, "GET", `/api/mail/recipients?q=${encodeURIComponent(q)}`)).items;

describe("whom a letter can go to", () => {
  it("is found without marks, with how many people it is", async () => {
    expect((await find(desk.binh, "phong hanh chinh"))[0]).toMatchObject({ value: desk.department, count: 2 });
    expect((await find(desk.binh, "chuyen vien")).map(({ name }) => name)).toContain("Lê Văn Cường");
    expect((await find(desk.an, "cuong le")).map(({ name }) => name)).toEqual(["Lê Văn Cường"]);
    expect(await find(desk.an, "khong co ai")).toEqual([]);
  });

  it("begins with those to whom one wrote of late", async () => {
    const draft = await desk.write(desk.binh, { to: [`person:${String(desk.cuong)}`], subject: "x" });
    await desk.ask(desk.binh, "POST", `/api/mail/drafts/${String(draft.id)}/send`, { version: draft.version });
    expect((await find(desk.binh, "")).map(({ name }) => name)).toEqual(["Lê Văn Cường"]);
    expect((await find(desk.binh, "van")).map(({ name }) => name)).toEqual(["Lê Văn Cường", "Nguyễn Văn An"]);
    expect(await find(desk.an, "")).toEqual([]);
  });

  it("is the whole office only for those who may", async () => {
    const everyone = (items: RecipientName[]) => items.some(({ value }) => value === "everyone");
    expect(everyone(await find(desk.binh, "toan"))).toBe(true);
    expect(everyone(await find(desk.an, "toan"))).toBe(false);
    const url = "/api/mail/recipients/members?key=everyone";
    expect((await desk.office.request(desk.an, "GET", url)).statusCode).toBe(403);
  });

  it("is taken apart into its people, and told by pasted addresses and names", async () => {
    const url = `/api/mail/recipients/members?key=${desk.department}`;
    const { items } = await desk.ask<{ items: RecipientName[] }>(desk.binh, "GET", url);
    expect(items.map(({ name }) => name)).toEqual(["Nguyễn Văn An", "Lê Văn Cường"]);
    const texts = ["Hùng <binh@stp.lan>", "le van cuong", "an", "la@ngoai.vn", "khong-ai@stp.lan", "ai đó"];
    const named = await desk.ask<{ items: { text: string; found: RecipientName }[] }>(
      ...([desk.an, "POST", "/api/mail/recipients/names", { texts }] as const),
    );
    expect(named.items.map(({ found }) => found.value)).toEqual([
      ...[desk.binh, desk.cuong, desk.an].map((id) => `person:${String(id)}`),
      "la@ngoai.vn",
    ]);
  });
});

describe("a signature", () => {
  it("is the agency's for each post until one writes one's own, and stands in what one begins", async () => {
    const mine = async () => (await desk.ask<{ items: Signature[] }>(desk.an, "GET", "/api/mail/signatures")).items[0];
    const first = await mine();
    expect(first).toMatchObject({
      title: "Chuyên viên, Phòng Hành chính",
      text: "Nguyễn Văn An\nChuyên viên, Phòng Hành chính\nSở Tư pháp",
      own: false,
      main: true,
    });
    const url = `/api/mail/signatures/${first?.post ?? ""}`;
    await desk.ask(desk.an, "PUT", url, { text: "An\n<b>x</b>" });
    expect(await mine()).toMatchObject({ text: "An\n<b>x</b>", own: true });
    const rich = await desk.ask<Draft>(desk.an, "POST", "/api/mail/drafts", { rich: true, sign: true });
    expect(rich.html).toContain('<div class="cs-signature"><p>-- </p><p>An</p><p>&lt;b&gt;x&lt;/b&gt;</p></div>');
    const plain = await desk.ask<Draft>(desk.an, "POST", "/api/mail/drafts", { sign: true });
    expect(plain.body).toBe("\n\n-- \nAn\n<b>x</b>\n");
    expect((await desk.ask<Signature>(desk.an, "PUT", url, { text: " " })).own).toBe(false);
    expect((await desk.office.request(desk.binh, "PUT", url, { text: "x" })).statusCode).toBe(404);
  });

  it.each([
    [{ name: "An", position: "", department: "Phòng Một" }, "An\nPhòng Một"],
    [{ name: "An", position: "Trưởng phòng", department: "" }, "An\nTrưởng phòng"],
    [{ name: "An", position: "", department: "", phone: "0205", mobile: "" }, "An\nĐT: 0205"],
  ])("leaves out what is not known: %j", (values, expected) => {
    expect(fillFields("{name}\n{position}, {department}\nĐT: {phone} · {mobile}", values)).toBe(expected);
  });
});

describe("a template", () => {
  const input = (owner: string) => ({
    owner,
    name: "Giấy mời",
    subject: "Mời họp {today}",
    html: "<p>Kính gửi {recipient}, {unknown}</p><script>x()</script><p>{name}</p>",
  });

  it("is one's own, or shared by those who may, and has its fields filled in", async () => {
    const shared = await desk.ask<Template>(desk.binh, "POST", "/api/mail/templates", input("everyone"));
    const own = await desk.ask<Template>(desk.an, "POST", "/api/mail/templates", input(`person:${String(desk.an)}`));
    for (const owner of ["everyone", desk.department, `person:${String(desk.cuong)}`]) {
      expect((await desk.office.request(desk.an, "POST", "/api/mail/templates", input(owner))).statusCode).toBe(403);
    }
    const { items } = await desk.ask<{ items: Template[] }>(desk.an, "GET", "/api/mail/templates");
    expect(items.map(({ id, can }) => [id, can.edit])).toEqual([
      [shared.id, false],
      [own.id, true],
    ]);
    const filled = await desk.ask(
      ...([desk.an, "GET", `/api/mail/templates/${String(shared.id)}/filled?recipient=%3Cb%3EB%C3%ACnh`] as const),
    );
    expect(filled).toEqual({
      subject: "Mời họp 23/11/2026",
      html: "<p>Kính gửi &lt;b&gt;Bình, {unknown}</p><p>Nguyễn Văn An</p>",
    });
    const url = `/api/mail/templates/${String(own.id)}`;
    for (const [method, body] of [
      ["PUT", { ...input("everyone"), version: 1 }],
      ["DELETE", undefined],
    ] as const) {
      expect((await desk.office.request(desk.cuong, method, url, body)).statusCode).toBe(404);
    }
    await desk.ask(desk.an, "PUT", url, { ...input(own.owner), name: "Khác", version: 1 });
    const late = await desk.office.request(desk.an, "PUT", url, { ...input(own.owner), version: 1 });
    expect(late.json()).toMatchObject({ error: { code: "kernel.conflict" } });
    await desk.ask(desk.an, "DELETE", url);
  });
});
