import { gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { signInAs } from "./steps.ts";
import { rawRequest } from "../support/raw.ts";
import { openWorld, type World } from "./world.ts";

/** JavaScript that Chromium loads from the empty address bar to Hôm nay, gzipped. */
const MOST_BYTES = 200 * 1024;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.hire("Nguyễn Văn An", "an", "staff");
});
afterEach(({ task }) => world.leave(task));
afterAll(() => world.close());

const accept = (encoding: string) => ({ headers: { "accept-encoding": encoding } });

async function scriptsOfFirstLoad(): Promise<string[]> {
  const scripts = new Set<string>();
  const { page } = await world.seat();
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.add(request.url());
  });
  await page.goto("/");
  await signInAs(page, "an");
  await page.getByRole("heading", { name: /An/ }).waitFor();
  await page.waitForLoadState("networkidle");
  return [...scripts];
}

describe("the first load", () => {
  it("from sign-in to Hôm nay is at most 200 KB of JavaScript, gzipped", async ({ annotate }) => {
    const scripts = await scriptsOfFirstLoad();
    expect(scripts.length).toBeGreaterThan(3);
    let bytes = 0;
    for (const url of scripts) {
      const reply = await rawRequest(world.origin, new URL(url).pathname, accept("gzip"));
      bytes += reply.body.length;
    }
    await annotate(
      `First load: ${(bytes / 1024).toFixed(1)} KB of JavaScript gzipped in ${String(scripts.length)} files`,
    );
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it("is sent compressed and may be kept for ever; the page itself is asked for anew", async () => {
    const page = await rawRequest(world.origin, "/", accept("gzip"));
    expect(page.headers).toMatchObject({ "content-encoding": "gzip", "cache-control": "no-cache" });
    const html = gunzipSync(page.body).toString();
    const [, asset = ""] = /src="(\/assets\/[^"]+\.js)"/.exec(html) ?? [];
    for (const encoding of ["gzip", "br"]) {
      const reply = await rawRequest(world.origin, asset, accept(encoding));
      expect(reply.headers).toMatchObject({
        "content-encoding": encoding,
        "content-type": expect.stringContaining("javascript") as string,
        "cache-control": "public, max-age=31536000, immutable",
        vary: expect.stringMatching(/accept-encoding/i) as string,
        etag: expect.stringMatching(/^(W\/)?".+"$/) as string,
      });
    }
    const plain = await rawRequest(world.origin, asset, accept("identity"));
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.headers["cache-control"]).toContain("immutable");
  });

  it("costs nothing when the page has not changed", async () => {
    const first = await rawRequest(world.origin, "/", accept("gzip"));
    const again = await rawRequest(world.origin, "/", {
      headers: { "accept-encoding": "gzip", "if-none-match": first.headers.etag },
    });
    expect(again.status).toBe(304);
    expect(again.body.length).toBe(0);
    const view = await rawRequest(world.origin, "/polls/7", {
      headers: { accept: "text/html", "accept-encoding": "gzip" },
    });
    expect(view.headers).toMatchObject({ "content-encoding": "gzip", "cache-control": "no-cache" });
  });
});
