import { afterEach, beforeEach, expect, it } from "vitest";
import type { PollDetail } from "../polls/contract.ts";
import type { ChatMessage } from "./contract.ts";
import { openTalkingOffice, type TalkingOffice } from "./testing.ts";

let here: TalkingOffice;
beforeEach(async () => {
  here = await openTalkingOffice();
});
afterEach(() => here.office.dispose());

const asking = () => ({
  title: "Họp lúc nào?",
  options: ["8 giờ", "14 giờ"],
  multiple: false,
  secrecy: "open",
  closesAt: here.office.clock.now() + 3_600_000,
});
const ask = (personId: number, roomId: number) =>
  here.office.request(personId, "POST", `/api/polls/rooms/${String(roomId)}`, asking());
const messages = async (roomId: number) =>
  (await here.get<{ items: ChatMessage[] }>(here.an, `/api/chat/rooms/${String(roomId)}/messages`)).items;

it("a poll in a room asks its people, stands there as a card, and says its result when it closes", async () => {
  const { id } = await here.group(here.an, "Tổ 1", [here.binh, here.chi]);
  const poll = (await ask(here.binh, id)).json<PollDetail>();
  expect(poll).toMatchObject({ state: "open", asked: 3, answered: 0 });
  const path = `/polls/${String(poll.id)}`;
  expect(await messages(id)).toMatchObject([
    { author: { id: here.binh }, text: "Hỏi ý kiến: Họp lúc nào?", card: path },
  ]);
  const [first] = poll.options;
  const answer = { optionIds: [first?.id], text: "" };
  expect((await here.call(here.chi, "POST", `/api${path}/answer`, answer)).status).toBe(200);
  expect((await here.call(here.dung, "GET", `/api${path}`)).status).toBe(404);
  // Its author has left meanwhile: the result is said all the same, and he stays away.
  await here.call(here.binh, "DELETE", `/api/chat/rooms/${String(id)}/members/${String(here.binh)}`);
  here.office.clock.advance(3_600_000);
  here.office.services.polls.keepTime();
  await here.office.settle();
  const [, result] = await messages(id);
  expect(result).toMatchObject({ card: path });
  expect(result?.text).toBe("Kết quả: Họp lúc nào?\n• 8 giờ: 1\n• 14 giờ: 0\n1 trên 3 người đã trả lời.");
  expect((await here.call(here.binh, "GET", `/api/chat/rooms/${String(id)}`)).status).toBe(404);
});

it("is for those who may write there; in a unit's room for those who may call everybody", async () => {
  const { id } = await here.group(here.an, "Tổ 1", [here.binh]);
  expect((await ask(here.dung, id)).statusCode).toBe(404);
  const { items } = await here.get<{ items: { id: number; title: string }[] }>(here.binh, "/api/chat/rooms");
  const everyone = items.find(({ title }) => title === "Toàn cơ quan")?.id ?? 0;
  expect((await ask(here.binh, everyone)).statusCode).toBe(403);
  expect((await ask(here.an, everyone)).json<PollDetail>().asked).toBe(5);
});
