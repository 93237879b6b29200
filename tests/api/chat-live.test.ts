import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import type { ServerFrame } from "../../server/kernel/contract/index.ts";
import { openTalkingOffice, type TalkingOffice } from "../../server/modules/chat/testing.ts";

let here: TalkingOffice;
let port = 0;
beforeAll(async () => {
  here = await openTalkingOffice({ doors: { http: "127.0.0.1:0" } });
  port = (await here.office.listen())["http"] ?? 0;
});
afterAll(() => here.office.dispose());

/** An open window of somebody, and all that it hears. */
async function open(personId: number, topic: string): Promise<{ socket: WebSocket; heard: ServerFrame[] }> {
  const headers = { cookie: here.office.cookieOf(personId) };
  const socket = new WebSocket(`ws://127.0.0.1:${String(port)}/api/live`, { headers });
  const heard: ServerFrame[] = [];
  socket.on("message", (data: Buffer) => heard.push(JSON.parse(data.toString()) as ServerFrame));
  await once(socket, "open");
  socket.send(JSON.stringify({ kind: "hello", topics: [topic] }));
  await expect.poll(() => heard.some(({ kind }) => kind === "welcome")).toBe(true);
  return { socket, heard };
}

const namesIn = (heard: readonly ServerFrame[]): string[] =>
  heard.flatMap((frame) => (frame.kind === "update" || frame.kind === "signal" ? [frame.name] : []));

describe("a window that stays open", () => {
  it("of somebody who is taken out hears neither what is said next nor who types it", async () => {
    const { id } = await here.group(here.an, "Tổ 1", [here.binh, here.chi]);
    const topic = `chat:${String(id)}`;
    const [gone, stays] = [await open(here.binh, topic), await open(here.chi, topic)];
    await here.call(here.an, "DELETE", `/api/chat/rooms/${String(id)}/members/${String(here.binh)}`);
    await expect.poll(() => gone.heard.some((frame) => frame.kind === "refused" && frame.topic === topic)).toBe(true);
    gone.heard.length = 0;
    await here.say(here.an, id, "Nói riêng với Chi");
    const typing = { kind: "signal", topic, name: "typing" };
    gone.socket.send(JSON.stringify(typing));
    await here.call(here.chi, "POST", `/api/chat/rooms/${String(id)}/read`, { seq: 1 });
    await expect.poll(() => namesIn(stays.heard)).toContain("chat.read");
    expect(namesIn(stays.heard)).toContain("chat.message");
    expect(namesIn(stays.heard)).not.toContain("typing");
    expect(namesIn(gone.heard)).toEqual([]);
    for (const { socket } of [gone, stays]) socket.close();
  });
});

describe("a forged message", () => {
  it("bears the office's name, time and place, whatever the client says", async () => {
    const { id } = await here.direct(here.an, here.binh);
    const url = `/api/chat/rooms/${String(id)}/messages`;
    const clientId = randomUUID();
    // A clock of another year, another author, another place: refused as a whole.
    for (const more of [{ sentAt: 0 }, { authorId: here.chi }, { seq: 1 }, { card: "/polls/1" }]) {
      expect((await here.call(here.an, "POST", url, { clientId, text: "a", ...more })).status).toBe(400);
    }
    const said = await here.say(here.an, id, "Thật", { clientId });
    expect(said).toMatchObject({ sentAt: here.office.clock.now(), author: { id: here.an }, seq: 1 });
    // Somebody else's id makes a message of one's own, and tells nothing of the other.
    expect(await here.say(here.binh, id, "Của Bình", { clientId })).toMatchObject({
      author: { id: here.binh },
      seq: 2,
    });
    for (const bad of ["", "1", `${clientId}x`, clientId.toUpperCase(), "00000000-0000-0000-0000-00000000000\u202e"]) {
      expect((await here.call(here.an, "POST", url, { clientId: bad, text: "a" })).status).toBe(400);
    }
  });

  it("of ten thousand a minute leaves those that the pace allows, and others talk on", async () => {
    const { id } = await here.group(here.an, "Đông", [here.binh]);
    const url = `/api/chat/rooms/${String(id)}/messages`;
    let accepted = 0;
    for (let n = 0; n < 1_000; n += 1) {
      if (n % 100 === 0) here.office.clock.advance(600);
      const { status } = await here.call(here.an, "POST", url, { clientId: randomUUID(), text: "Nữa" });
      expect([200, 429]).toContain(status);
      if (status === 200) accepted += 1;
    }
    // A burst of thirty, then two a second.
    expect(accepted).toBeGreaterThanOrEqual(38);
    expect(accepted).toBeLessThanOrEqual(42);
    expect((await here.say(here.binh, id, "Vẫn nói được")).seq).toBe(accepted + 1);
  });
});
