/**
 * `npm run look [-- WORDS]`: pictures of every screen of a sample office under .tmp/look, in both languages, by day and by night, on a desk
 * and in a hand; with words only those whose name holds one of them. For the eye of whoever changes a screen.
 */
import { globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { openChromium } from "./lib/chromium.ts";
import { ROOT } from "./lib/project.ts";
import { freshScreens } from "./lib/screens.ts";
import { Client, programOf, run, serve } from "./office/running.ts";

const FOLDER = join(ROOT, ".tmp/look");
const PASSWORD = "Chợ Kỳ Lừa họp phiên 27";
const SIZES = { desk: { width: 1366, height: 768 }, hand: { width: 390, height: 844 } } as const;

interface Look {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly preferences: { readonly language: "vi" | "en"; readonly theme: "light" | "dark" };
}

const LOOKS: readonly Look[] = (["desk", "hand"] as const).flatMap((size) =>
  (["vi", "en"] as const).flatMap((language) =>
    (["light", "dark"] as const).map((theme) => ({
      name: `${size}-${language}-${theme}`,
      viewport: SIZES[size],
      preferences: { language, theme },
    })),
  ),
);

/** Every address as its feature declares it, with what stands in the place of its parameters. */
function screens(examples: Readonly<Record<string, string>>): Map<string, string> {
  const declared = globSync("web/features/*/index.ts", { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(join(ROOT, file), "utf8").matchAll(/(?:path: |page\()"(\/[^"]*)"/g)].map(([, path]) => path ?? ""),
  );
  const addresses = [...declared.flatMap((path) => examples[path]?.split(" ") ?? path.replace(/\/:\w+\?/g, ""))];
  return new Map(
    addresses
      .filter((address) => !address.includes(":"))
      .map((address) => [address.slice(1).replace(/\d+/g, "1").replaceAll("/", "-") || "today", address]),
  );
}

/** One picture after the other in one window. */
async function pictures(context: BrowserContext, look: Look, addresses: ReadonlyMap<string, string>): Promise<void> {
  const page = await context.newPage();
  for (const [name, address] of addresses) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: join(FOLDER, `${name}.${look.name}.png`) });
  }
  await context.close();
}

async function lookAround(browser: Browser, baseURL: string, words: readonly string[]): Promise<number> {
  const client = new Client(Number(new URL(baseURL).port));
  await client.signIn("admin", PASSWORD);
  const [poll] = await client
    .json<{ items: { id: number }[] }>("GET", "/api/polls?list=closed&limit=1")
    .then(({ items }) => items);
  const { person } = await client.json<{ person: { id: number } }>("GET", "/api/session");
  const id = String(person.id);
  const addresses = screens({
    "/polls/:id?": `/polls /polls/${String(poll?.id)}`,
    "/polls/:id/sheet": `/polls/${String(poll?.id)}/sheet`,
    "/people/:id": `/people/${id}`,
    "/admin/people/:id": `/admin/people/${id}`,
    "/admin/:tab?": ["", "/settings", "/backups", "/jobs", "/letters", "/audit", "/views", "/sessions"]
      .map((tab) => `/admin${tab}`)
      .join(" "),
  });
  const wanted = new Map([...addresses].filter(([name]) => words.length === 0 || words.some((w) => name.includes(w))));
  const [name = "", value = ""] = client.cookie.split("=");
  for (const look of LOOKS) {
    const context = await browser.newContext({
      ...{ baseURL, viewport: look.viewport, reducedMotion: "reduce" },
      ...{ locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh" },
    });
    await context.addInitScript(`localStorage.setItem("congso.preferences", '${JSON.stringify(look.preferences)}')`);
    if (words.length === 0)
      await pictures(await withoutSession(browser, look, baseURL), look, new Map([["sign-in", "/"]]));
    await context.addCookies([{ name, value, url: baseURL, httpOnly: true, sameSite: "Strict" }]);
    await pictures(context, look, wanted);
  }
  return wanted.size;
}

async function withoutSession(browser: Browser, look: Look, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, viewport: look.viewport, reducedMotion: "reduce" });
  await context.addInitScript(`localStorage.setItem("congso.preferences", '${JSON.stringify(look.preferences)}')`);
  return context;
}

await freshScreens(() => console.log("Building the screens …"));
const words = process.argv.slice(2);
if (words.length === 0) rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const data = join(FOLDER, "office");
rmSync(data, { recursive: true, force: true });
const program = programOf();
await run(program, ["demo", "--people", "40", "--data", data, "--password-stdin"], PASSWORD);
const office = await serve(program, data);
const browser = await openChromium();
try {
  const count = await lookAround(browser, `http://127.0.0.1:${String(office.http)}`, words);
  console.log(`${String(count)} screens in ${String(LOOKS.length)} looks: ${FOLDER}`);
} finally {
  await browser.close();
  await office.kill("SIGTERM");
}
