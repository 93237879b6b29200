import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Changes, FolderState, ImapUser, OpenedFolder } from "../hooks.ts";
import { View } from "./view.ts";

/** A mailbox in memory, with as much of `ImapUser` as a view asks for. */
function createMailbox() {
  const messages = new Map<number, { bits: number; modseq: number }>();
  const expunged = new Map<number, number>();
  const watchers = new Set<() => void>();
  let uidNext = 1;
  let modseq = 1;
  let recentFrom = 1;
  const tell = () => {
    for (const watcher of watchers) watcher();
  };
  const state = (): FolderState => ({
    uidValidity: 1,
    uidNext,
    highestModseq: modseq,
    messages: messages.size,
    unseen: 0,
    size: 0,
    recentFrom,
  });
  const toState = ([uid, message]: [number, { bits: number; modseq: number }]) => ({
    uid,
    modseq: message.modseq,
    flags: { bits: message.bits, keywords: [] },
  });
  const user = {
    watch(_id: number, changed: () => void) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    claimRecent() {
      const before = recentFrom;
      recentFrom = uidNext;
      return Promise.resolve(before);
    },
    changes(_id: number, after: number): Promise<Changes> {
      return Promise.resolve({
        highestModseq: modseq,
        messages: [...messages].map(toState).filter((each) => each.modseq > after),
        vanished: [...expunged].filter(([, at]) => at > after).map(([uid]) => uid),
      });
    },
  } as unknown as ImapUser;
  return {
    user,
    messages,
    opened: (): OpenedFolder => ({ state: state(), uids: [...messages.keys()], firstUnseen: undefined, keywords: [] }),
    deliver() {
      messages.set(uidNext, { bits: 0, modseq: (modseq += 1) });
      uidNext += 1;
      tell();
    },
    expunge(uid: number) {
      messages.delete(uid);
      expunged.set(uid, (modseq += 1));
      tell();
    },
    flag(uid: number, bits: number): number {
      messages.set(uid, { bits, modseq: (modseq += 1) });
      tell();
      return modseq;
    },
  };
}

type Mailbox = ReturnType<typeof createMailbox>;

/** What a client believes from nothing but what it was told. */
class Client {
  readonly view: View;
  uids: number[];
  flags = new Map<number, number>();
  private readonly box: Mailbox;

  constructor(box: Mailbox) {
    this.box = box;
    this.view = new View(box.user, { id: 1, name: "INBOX" }, box.opened(), false);
    this.uids = [...this.view.uids];
    for (const uid of this.uids) this.flags.set(uid, box.messages.get(uid)?.bits ?? 0);
  }

  async command(mayExpunge: boolean): Promise<void> {
    const numbers = [...this.view.uids];
    const news = await this.view.sync(mayExpunge);
    if (!mayExpunge) expect(news.expunged).toEqual([]);
    let last = Infinity;
    for (const { number, uid } of news.expunged) {
      expect(this.uids[number - 1]).toBe(uid);
      expect(number).toBeLessThan(last);
      last = number;
      this.uids.splice(number - 1, 1);
    }
    // What came is behind everything that was there.
    const fresh = this.view.uids.slice(this.uids.length);
    for (const uid of fresh) {
      expect(uid).toBeGreaterThan(this.uids.at(-1) ?? 0);
      this.uids.push(uid);
      // A client asks for what is new.
      this.flags.set(uid, this.box.messages.get(uid)?.bits ?? 0);
    }
    expect(news.exists).toBe(fresh.length > 0);
    for (const { uid, flags } of news.flags) this.flags.set(uid, flags.bits);
    expect(this.view.uids).toEqual(this.uids);
    if (!mayExpunge) expect(this.view.uids.slice(0, numbers.length)).toEqual(numbers);
  }

  /** A STORE of its own, silent or not. */
  store(uid: number, bits: number, silent: boolean): void {
    const before = this.box.messages.get(uid);
    if (!before || before.bits === bits || this.view.numberOf(uid) === 0) return;
    const knew = this.view.knows(uid, before.modseq);
    const modseq = this.box.flag(uid, bits);
    if (!silent || knew) this.view.tell(uid, modseq);
    // Not silent it was told; silent it knows what it asked for, where it knew what was there.
    if (!silent || knew) this.flags.set(uid, bits);
  }
}

const step = fc.oneof(
  fc.record({ do: fc.constant("deliver" as const) }),
  fc.record({ do: fc.constant("expunge" as const), pick: fc.nat({ max: 40 }) }),
  fc.record({ do: fc.constant("flag" as const), pick: fc.nat({ max: 40 }), bits: fc.nat({ max: 31 }) }),
  fc.record({
    do: fc.constant("store" as const),
    who: fc.nat({ max: 2 }),
    pick: fc.nat({ max: 40 }),
    bits: fc.nat({ max: 31 }),
    silent: fc.boolean(),
  }),
  fc.record({ do: fc.constant("command" as const), who: fc.nat({ max: 2 }), mayExpunge: fc.boolean() }),
);

describe("several sessions of one mailbox", () => {
  it("each know, from what they were told alone, what is there, whoever did what in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 5 }), fc.array(step, { maxLength: 80 }), async (first, steps) => {
        const box = createMailbox();
        for (let n = 0; n < first; n += 1) box.deliver();
        const clients = [new Client(box), new Client(box), new Client(box)];
        for (const each of steps) {
          const there = [...box.messages.keys()];
          const uid = "pick" in each ? there[each.pick % Math.max(there.length, 1)] : undefined;
          if (each.do === "deliver") box.deliver();
          else if (each.do === "command") await clients[each.who]?.command(each.mayExpunge);
          else if (uid === undefined) continue;
          else if (each.do === "expunge") box.expunge(uid);
          else if (each.do === "flag") box.flag(uid, each.bits);
          else clients[each.who]?.store(uid, each.bits, each.silent);
        }
        for (const client of clients) {
          await client.command(true);
          expect(client.uids).toEqual([...box.messages.keys()]);
          for (const [uid, message] of box.messages) expect(client.flags.get(uid)).toBe(message.bits);
          const recent = [...client.view.recent];
          expect(recent.every((each) => client.uids.includes(each))).toBe(true);
        }
        // A message is recent to one session at most, and a client that closed hears nothing more.
        const all = clients.flatMap(({ view }) => [...view.recent].filter((uid) => uid > first));
        expect(new Set(all).size).toBe(all.length);
        for (const { view } of clients) view.close();
      }),
      { numRuns: 300 },
    );
  });
});
