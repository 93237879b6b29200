import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ChatMessage, SendInput, Stretch } from "../../server/modules/chat/contract.ts";
import { openTalkingOffice, type TalkingOffice } from "../../server/modules/chat/testing.ts";

/** What the tests ask of the web's own classes: their files are typed for a browser, which this one is not. */
interface Waiting {
  readonly roomId: number;
  readonly input: SendInput;
  readonly at: number;
  readonly files: readonly string[];
}
interface Outbox {
  add(waiting: Waiting): void;
  pump(): Promise<void>;
}
interface OutboxParts {
  readonly send: (roomId: number, input: SendInput) => Promise<ChatMessage>;
  readonly refusalOf: (error: unknown) => string | undefined;
  readonly load: () => readonly Waiting[];
  readonly save: (waiting: readonly Waiting[]) => void;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
  readonly delivered: (message: ChatMessage) => void;
}
interface Conversation {
  readonly value: { readonly messages: readonly ChatMessage[] };
  open(): Promise<void>;
  catchUp(): Promise<void>;
  apply(message: ChatMessage): void;
}
interface Fetch {
  readonly fetch: (query: { before?: number; after?: number; limit?: number }) => Promise<Stretch>;
}
const WEB = "../../web/features/chat";
const { Outbox } = (await import(`${WEB}/outbox.ts`)) as { Outbox: new (parts: OutboxParts) => Outbox };
const { Conversation } = (await import(`${WEB}/conversation.ts`)) as {
  Conversation: new (parts: Fetch) => Conversation;
};

const AWAY = new Error("No network");

/** A window as the web has it, behind a network that breaks: what it sends may be lost on the way there or back, what it hears comes late. */
class Device {
  readonly #here: TalkingOffice;
  readonly #personId: number;
  readonly #roomId: number;
  readonly #heard: ChatMessage[] = [];
  /** What the next request meets. */
  fate: "passes" | "lost" | "unanswered" = "passes";
  isAway = false;
  kept: readonly Waiting[] = [];
  outbox: Outbox;
  conversation: Conversation;

  constructor(here: TalkingOffice, personId: number, roomId: number) {
    this.#here = here;
    this.#personId = personId;
    this.#roomId = roomId;
    this.outbox = this.#newOutbox();
    this.conversation = this.#newConversation();
  }

  async #ask<T>(work: () => Promise<T>): Promise<T> {
    const { fate } = this;
    this.fate = "passes";
    if (this.isAway || fate === "lost") throw AWAY;
    const answer = await work();
    if (fate === "unanswered") throw AWAY;
    return answer;
  }

  #newOutbox(): Outbox {
    return new Outbox({
      send: (roomId, input) =>
        this.#ask(async () => {
          const url = `/api/chat/rooms/${String(roomId)}/messages`;
          const answer = await this.#here.office.request(this.#personId, "POST", url, input);
          if (answer.statusCode !== 200) throw new Error(answer.body);
          return answer.json<ChatMessage>();
        }),
      refusalOf: (error) => (error === AWAY ? undefined : String(error)),
      load: () => this.kept,
      save: (waiting) => {
        this.kept = waiting;
      },
      setTimer: () => undefined,
      clearTimer: () => undefined,
      delivered: (message) => {
        this.conversation.apply(message);
      },
    });
  }

  #newConversation(): Conversation {
    return new Conversation({
      fetch: (query) =>
        this.#ask(() => {
          const words = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
          return this.#here.get<Stretch>(
            this.#personId,
            `/api/chat/rooms/${String(this.#roomId)}/messages?${words.toString()}`,
          );
        }),
    });
  }

  hear(message: ChatMessage): void {
    if (!this.isAway) this.#heard.push(message);
  }

  /** What is on its way arrives, the later before the earlier where `backwards`. */
  arrive(backwards: boolean): void {
    const arrived = this.#heard.splice(0);
    for (const message of backwards ? arrived.reverse() : arrived) this.conversation.apply(message);
  }

  say(text: string): void {
    const input = { clientId: randomUUID(), text };
    this.outbox.add({ roomId: this.#roomId, at: 0, files: [], input });
  }

  /** The page is loaded anew: only what was kept is left. */
  async reload(): Promise<void> {
    this.#heard.length = 0;
    this.outbox = this.#newOutbox();
    this.conversation = this.#newConversation();
    await this.conversation.open();
  }

  /** The network is back: what the web does then. */
  async comeBack(): Promise<void> {
    this.isAway = false;
    this.fate = "passes";
    this.arrive(false);
    await this.outbox.pump();
    await this.conversation.catchUp();
  }

  get texts(): string[] {
    return this.conversation.value.messages.map(({ text }) => text);
  }
}

const who = fc.nat(3);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant("say" as const), who }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("lose" as const), who, answered: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("leave" as const), who }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("come back" as const), who }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("hear" as const), who, backwards: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("reload" as const), who }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("restart" as const) }) },
);

it("through broken networks, reloads, restarts and late news every window ends with the same history, each message once", async () => {
  const here = await openTalkingOffice();
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const { id } = await here.group(here.an, "Tổ", [here.binh, here.chi]);
        // Two windows of one person among them.
        const devices = [here.an, here.binh, here.chi, here.chi].map((personId) => new Device(here, personId, id));
        const listen = () => {
          const { live } = here.office.kernel;
          const publish = live.publish.bind(live);
          live.publish = (target, name, data) => {
            publish(target, name, data);
            if (name === "chat.message" && (data as ChatMessage).roomId === id)
              for (const device of devices) device.hear(data as ChatMessage);
          };
          return () => {
            live.publish = publish;
          };
        };
        let deaf = listen();
        const settle = async () => {
          // The outboxes send by themselves; nothing else is waited for.
          for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
        };
        for (const device of devices) await device.conversation.open();
        const said: string[] = [];
        for (const each of steps) {
          here.office.clock.advance(1_000);
          if (each.what === "restart") {
            await settle();
            here.office = await here.office.restart();
            deaf = listen();
            for (const device of devices) if (!device.isAway) await device.comeBack();
            continue;
          }
          const device = devices[each.who];
          if (!device) continue;
          if (each.what === "say") {
            said.push(`Tin ${String(said.length)} của ${String(each.who)}`);
            device.say(said.at(-1) ?? "");
            await settle();
          } else if (each.what === "lose") device.fate = each.answered ? "unanswered" : "lost";
          else if (each.what === "leave") device.isAway = true;
          else if (each.what === "come back") await device.comeBack();
          else if (each.what === "hear") {
            device.arrive(each.backwards);
            await settle();
          } else if (!device.isAway) await device.reload();
        }
        for (const device of devices) await device.comeBack();
        await settle();
        for (const device of devices) await device.comeBack();
        deaf();
        const truth = await here.texts(here.an, id);
        expect([...truth].sort()).toEqual([...said].sort());
        for (const device of devices) {
          expect(device.kept).toEqual([]);
          expect(device.texts).toEqual(truth);
        }
        // What one window wrote stands in the order in which it was written.
        for (const index of devices.keys()) {
          const own = (texts: readonly string[]) => texts.filter((text) => text.endsWith(`của ${String(index)}`));
          expect(own(truth)).toEqual(own(said));
        }
      }),
      { numRuns: 25 },
    );
  } finally {
    await here.office.dispose();
  }
}, 120_000);
