import { expect, it } from "vitest";
import { LiveClient, type LiveUpdate, type Socket } from "./live-client.ts";

it("what is addressed to the person comes without a subscription, to those alone who ask for it", () => {
  const sent: string[] = [];
  const socket: Socket = {
    send: (text) => void sent.push(text),
    close: () => undefined,
    onopen: null,
    onmessage: null,
    onclose: null,
  };
  const client = new LiveClient({
    connect: () => socket,
    setTimer: () => 0,
    clearTimer: () => undefined,
    random: () => 0,
  });
  const own: LiveUpdate[] = [];
  const ofTopic: LiveUpdate[] = [];
  const end = client.onPersonal((update) => own.push(update));
  client.subscribe("poll:7", (update) => ofTopic.push(update));
  client.start();
  socket.onopen?.();
  const receive = (frame: object) => socket.onmessage?.({ data: JSON.stringify(frame) });
  receive({ kind: "welcome", epoch: "e", seen: 0, resumed: false });
  receive({ kind: "update", seq: 1, topic: "", name: "polls.changed", data: { pollId: 7 } });
  receive({ kind: "update", seq: 2, topic: "poll:7", name: "polls.counted", data: {} });
  expect(own.map(({ name }) => name)).toEqual(["polls.changed"]);
  expect(ofTopic.map(({ name }) => name)).toEqual(["polls.counted"]);
  expect(sent.map((text) => JSON.parse(text) as { topic?: string }).filter(({ topic }) => topic === "")).toEqual([]);
  end();
  receive({ kind: "update", seq: 3, topic: "", name: "polls.changed", data: {} });
  expect(own).toHaveLength(1);
});
