import { createHash, randomBytes } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { UPLOADS_PATH, type Transfer } from "../../server/modules/transfers/contract.ts";
import { PASSWORD, signIn, workbench } from "./congso.ts";

const bench = workbench();
afterAll(() => {
  bench.dispose();
});

const MB = 1024 * 1024;
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

it("an upload goes on after kill -9 from an offset that is on disk, and what arrives is what was sent", async () => {
  const data = bench.path("office");
  const demo = ["demo", "--data", data, "--people", "5", "--seed", "7", "--password-stdin"];
  const made = await bench.run(demo, { input: PASSWORD });
  expect([made.code, made.err]).toEqual([0, ""]);
  const content = randomBytes(96 * MB);

  let serving = await bench.serve(data);
  let { cookie } = await signIn(serving.url, "admin");
  const offer = await fetch(`${serving.url}/api/transfers`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({
      to: ["everyone"],
      boxId: null,
      note: "",
      files: 1,
      size: content.length,
      first: [{ path: "Sao lưu.tar", size: content.length }],
    }),
  });
  const transfer = (await offer.json()) as Transfer;
  const upload = `${UPLOADS_PATH}/${transfer.upload ?? ""}`;
  const offsetNow = async () => {
    const head = await fetch(serving.url + upload, { method: "HEAD", headers: { cookie, "tus-resumable": "1.0.0" } });
    return Number(head.headers.get("upload-offset"));
  };
  const draft = join(data, "transfers", `${transfer.upload ?? ""}.part`);

  // One PATCH for all of it, held back after 70 MB so that the kill falls into it.
  const sending = request(serving.url + upload, {
    method: "PATCH",
    headers: {
      cookie,
      "tus-resumable": "1.0.0",
      "content-type": "application/offset+octet-stream",
      "upload-offset": 0,
      "content-length": content.length,
    },
  });
  const broken = new Promise((resolve) => sending.once("error", resolve).once("close", resolve));
  sending.write(content.subarray(0, 70 * MB));
  await expect.poll(() => statSync(draft, { throwIfNoEntry: false })?.size, { timeout: 60_000 }).toBe(70 * MB);
  const moved = async () => {
    const answer = await fetch(`${serving.url}/api/transfers/${String(transfer.id)}`, { headers: { cookie } });
    return ((await answer.json()) as Transfer).received;
  };
  await expect.poll(moved, { timeout: 60_000 }).toBeGreaterThanOrEqual(64 * MB);
  const acknowledged = await moved();
  await serving.stop("SIGKILL");
  await broken;

  serving = await bench.serve(data);
  ({ cookie } = await signIn(serving.url, "admin"));
  const offset = await offsetNow();
  expect(offset).toBeGreaterThanOrEqual(acknowledged);
  expect(offset).toBeLessThanOrEqual(70 * MB);
  const rest = await fetch(serving.url + upload, {
    method: "PATCH",
    headers: {
      cookie,
      "tus-resumable": "1.0.0",
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(offset),
    },
    body: new Uint8Array(content.subarray(offset)),
  });
  expect([rest.status, await offsetNow()]).toEqual([204, content.length]);
  const sealed = await fetch(`${serving.url}/api/transfers/${String(transfer.id)}/seal`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({ hash: sha256(content), part: sha256(content) }),
  });
  expect(await sealed.json()).toMatchObject({ state: "ready", hash: sha256(content) });
  expect(readdirSync(join(data, "transfers"))).toEqual([]);
  const got = await fetch(`${serving.url}/api/transfers/${String(transfer.id)}/content`, { headers: { cookie } });
  expect(sha256(Buffer.from(await got.arrayBuffer()))).toBe(sha256(content));
  await serving.stop();
});
