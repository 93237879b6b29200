import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createTransport } from "nodemailer";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../server/testing.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WEB = `${ROOT}dist/web`;
const PASSWORD = "Chợ Kỳ Lừa họp phiên 27";
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

let office: TestOffice;
let browser: Browser;
let base = "";
/** A machine outside: whatever asks it for something has betrayed the reader. */
let outside: Server;
let outsideAddress = "";
const asked: string[] = [];
const people: Record<string, number> = {};

beforeAll(async () => {
  if (!existsSync(`${WEB}/index.html`)) await build({ configFile: `${ROOT}web/vite.config.ts`, logLevel: "silent" });
  office = await openTestOffice({
    now: Date.now(),
    doors: { smtp: "127.0.0.1:0", http: "127.0.0.1:0" },
    webDir: WEB,
  });
  office.kernel.settings.agency.update({ name: "Sở Tư pháp", domain: "stp.lan" });
  const { directory } = office.services;
  for (const [username, name] of Object.entries({ an: "Nguyễn Văn An", binh: "Hoàng Thị Bình" })) {
    const roleIds = [directory.roleIdOf("staff") ?? 0];
    const password = { text: PASSWORD, mustChange: false };
    people[username] = (await directory.createPerson(systemActor("test"), { name, username, roleIds }, password)).id;
  }
  base = `http://127.0.0.1:${String((await office.listen())["http"])}`;
  outside = createServer((request, reply) => {
    asked.push(request.url ?? "");
    reply.writeHead(200, { "content-type": "image/gif", "access-control-allow-origin": "*" });
    reply.end(Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "base64"));
  });
  await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
  outsideAddress = `http://127.0.0.1:${String((outside.address() as AddressInfo).port)}`;
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ..."--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split(" "),
      ..."--disable-component-update --disable-sync".split(" "),
    ],
  });
});

afterAll(async () => {
  await browser.close();
  outside.close();
  await office.dispose();
});

beforeEach(() => {
  asked.length = 0;
});

async function signIn(username: string, viewport = { width: 1366, height: 768 }): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh" });
  const answer = await context.request.post(`${base}/api/session`, { data: { username, password: PASSWORD } });
  expect(answer.status()).toBe(200);
  return context;
}

async function fromOutside(subject: string, html: string): Promise<void> {
  const port = office.services.mail.doors().smtp?.port ?? 0;
  const transport = createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
  await transport.sendMail({ from: "Lạ <la@ngoai.vn>", to: "an@stp.lan", subject, html });
  transport.close();
}

const row = (page: Page, text: string) => page.locator("mail-page cs-list .row", { hasText: text }).first();

/** Each tries to run `window.top.pwned(…)`, or to tell the machine outside that it was opened. `OUT` is that machine. */
const NASTY: Readonly<Record<string, string>> = {
  script: `<script>top.pwned=1;parent.pwned=1;fetch("OUT/script")</script>`,
  handler: `<img src=x onerror="top.pwned=1"><body onload="top.pwned=1"><details open ontoggle="top.pwned=1">x</details>`,
  svg: `<svg onload="top.pwned=1"><script>top.pwned=1</script><animate onbegin="top.pwned=1" attributeName=x dur=1s></svg>`,
  mathml: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=top.pwned=1&gt;">`,
  mutation: `<noscript><p title="</noscript><img src=x onerror=top.pwned=1>"></noscript><form><math><mtext></form><form><mglyph><style></math><img src onerror=top.pwned=1>`,
  frames: `<iframe src="OUT/iframe"></iframe><iframe srcdoc="<script>top.pwned=1</script>"></iframe><object data="OUT/object"></object><embed src="OUT/embed">`,
  refresh: `<meta http-equiv="refresh" content="0;url=OUT/refresh"><base href="OUT/base/"><link rel=stylesheet href="OUT/css"><link rel=prefetch href="OUT/prefetch">`,
  styles: `<style>@import "OUT/import"; body{background:url(OUT/bg)} @font-face{font-family:x;src:url(OUT/font)}</style><p style="background:url('OUT/inline');font-family:x">x</p>`,
  images: `<img src="OUT/img.gif"><img srcset="OUT/srcset 2x"><table background="OUT/table"><tr><td background="OUT/td">x</td></tr></table><video poster="OUT/poster" src="OUT/video" autoplay></video><audio src="OUT/audio" autoplay></audio><picture><source srcset="OUT/source"></picture>`,
  escaped: `<img src="&#x6a;avascript:top.pwned=1"><a id=go href="jav&#x09;ascript:top.pwned=1">bấm</a>`,
  forms: `<form action="OUT/form"><input name=a autofocus onfocus="top.pwned=1"><button formaction="javascript:top.pwned=1">Gửi</button></form>`,
  navigation: `<a id=go href="data:text/html,<script>opener.pwned=1</script>" target=_top>bấm</a>`,
  templates: `<template><img src=x onerror=top.pwned=1></template><xmp><img src=x onerror=top.pwned=1></xmp><plaintext><img src=x onerror=top.pwned=1>`,
};

describe("a message from outside", () => {
  it.each(Object.keys(NASTY))("cannot do anything by being read: %s", async (name) => {
    await fromOutside(`Xấu ${name}`, `<p>Kính gửi</p>${NASTY[name] ?? ""}<p>hết</p>`.replaceAll("OUT", outsideAddress));
    const context = await signIn("an");
    const page = await context.newPage();
    const opened: string[] = [];
    page.on("dialog", (dialog) => {
      opened.push(dialog.message());
      void dialog.dismiss();
    });
    context.on("page", (other) => opened.push(other.url()));
    await page.goto(`${base}/mail/inbox`);
    await row(page, `Xấu ${name}`).click();
    const frame = page.frameLocator("mail-reader mail-body iframe");
    await frame.locator("body", { hasText: "Kính gửi" }).waitFor();
    await frame
      .locator("#go")
      .click({ timeout: 300 })
      .catch(() => undefined);
    await page.waitForTimeout(400);
    const address = page.url();
    expect(address.startsWith(`${base}/mail/inbox/`)).toBe(true);
    expect(await page.evaluate(() => (globalThis as { pwned?: unknown }).pwned)).toBeUndefined();
    for (const each of page.frames()) {
      const found = await each.evaluate("String(window.pwned)").catch(() => "undefined");
      expect(found).toBe("undefined");
    }
    expect(asked).toEqual([]);
    expect(opened.filter((url) => url !== "about:blank")).toEqual([]);

    // Also once its pictures are wanted, nothing but pictures comes.
    const show = page.getByRole("button", { name: "Hiện ảnh từ bên ngoài" });
    if (await show.isVisible()) {
      await show.click();
      await page.waitForTimeout(500);
      expect(asked.filter((url) => !/^\/(img\.gif|srcset|table|td|bg|inline|poster|source)$/.test(url))).toEqual([]);
    }
    expect(await page.evaluate(() => (globalThis as { pwned?: unknown }).pwned)).toBeUndefined();
    expect(page.url()).toBe(address);
    await context.close();
  });

  it("shows its pictures when the person asks", async () => {
    await fromOutside("Có ảnh", `<p>Kính gửi</p><img src="${outsideAddress}/img.gif">`);
    const context = await signIn("an");
    const page = await context.newPage();
    await page.goto(`${base}/mail/inbox`);
    await row(page, "Có ảnh").click();
    await page.getByRole("button", { name: "Hiện ảnh từ bên ngoài" }).click();
    await expect.poll(() => asked).toEqual(["/img.gif"]);
    await context.close();
  });
});

describe("two people", () => {
  it("write to each other by name without marks, and see it at once", async () => {
    const [an, binh] = [await signIn("an"), await signIn("binh")];
    const [from, to] = [await an.newPage(), await binh.newPage()];
    await to.goto(`${base}/mail/inbox`);
    await to.locator("mail-page").waitFor();
    await from.goto(`${base}/mail/inbox`);
    await from.locator("mail-page cs-list").waitFor();
    await from.keyboard.press("c");
    await from.getByRole("combobox", { name: "Đến" }).fill("hoang binh");
    await from.getByRole("option", { name: /Hoàng Thị Bình/ }).waitFor();
    await from.keyboard.press("Enter");
    await from.getByLabel("Chủ đề").fill("Lịch trực tuần sau");
    await from.getByLabel("Nội dung thư").fill("Đồng chí xem giúp.");
    await from.getByText(/^Đã lưu \d/).waitFor();
    await from.keyboard.press("Control+Enter");
    await from.getByText("Đang gửi đến 1 người").waitFor();
    office.clock.advance(10_000);
    await office.house.jobs.runNow("mail.send-due");
    await row(to, "Lịch trực tuần sau").waitFor();
    await row(to, "Lịch trực tuần sau").click();
    await to.getByText("Đồng chí xem giúp.").first().waitFor();
    // The row shows these words too: the letter itself is open when it can be answered.
    await to.getByRole("toolbar", { name: "Việc với thư này" }).waitFor();
    await to.keyboard.press("r");
    await to.getByLabel("Nội dung thư").press("Control+Home");
    await to.keyboard.type("Đồng ý.");
    await to.keyboard.press("Control+Enter");
    await to.getByText("Đang gửi đến 1 người").waitFor();
    office.clock.advance(10_000);
    await office.house.jobs.runNow("mail.send-due");
    await row(from, "Re: Lịch trực tuần sau").waitFor();
    await Promise.all([an.close(), binh.close()]);
  });

  it("take a deletion back, on a narrow screen too", async () => {
    const { mail } = office.services;
    await mail.post({
      from: people["binh"] ?? 0,
      to: [`person:${String(people["an"])}`],
      subject: "Đừng xóa",
      text: "x",
    });
    const context = await signIn("an", { width: 390, height: 844 });
    const page = await context.newPage();
    await page.goto(`${base}/mail/inbox`);
    await row(page, "Đừng xóa").click();
    await page.getByRole("button", { name: "Chuyển vào Thùng rác" }).click();
    await page.getByText("Đã chuyển 1 thư vào Thùng rác").waitFor();
    await expect.poll(() => row(page, "Đừng xóa").count()).toBe(0);
    await page.getByRole("button", { name: "Hoàn tác" }).click();
    await row(page, "Đừng xóa").waitFor();
    await context.close();
  });
});
