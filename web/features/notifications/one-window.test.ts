import { describe, expect, it } from "vitest";
import { Attention, OneWindow } from "./one-window.ts";

/** A browser with windows whose words reach each other; `wait` ends when the test says so. */
function browser(...attentions: number[]) {
  let release: (() => void)[] = [];
  const windows: OneWindow[] = [];
  attentions.forEach((attention, index) => {
    windows.push(
      new OneWindow({
        name: `window-${String(index)}`,
        attention: () => attention,
        post: (word) => {
          windows.forEach((other, at) => {
            if (at !== index) other.hear(structuredClone(word));
          });
        },
        wait: () => new Promise((resolve) => release.push(resolve)),
      }),
    );
  });
  return {
    windows,
    async timePasses() {
      const due = release;
      release = [];
      for (const end of due) {
        end();
        await Promise.resolve();
      }
    },
  };
}

async function claimAll(which: ReturnType<typeof browser>, id: number): Promise<boolean[]> {
  const claims = which.windows.map((window) => window.claim(id));
  await which.timePasses();
  return Promise.all(claims);
}

describe("of several windows", () => {
  it("the one that the person looks at shows a popup", async () => {
    const two = browser(Attention.visible, Attention.focused, Attention.hidden);
    expect(await claimAll(two, 1)).toEqual([false, true, false]);
  });

  it("exactly one shows it when all are alike", async () => {
    const three = browser(Attention.hidden, Attention.hidden, Attention.hidden);
    for (const id of [1, 2, 3]) expect((await claimAll(three, id)).filter(Boolean)).toHaveLength(1);
  });

  it("a lone one shows it, once, however often it comes", async () => {
    const one = browser(Attention.focused);
    expect(await claimAll(one, 1)).toEqual([true]);
    expect(await claimAll(one, 1)).toEqual([false]);
    expect(await claimAll(one, 2)).toEqual([true]);
  });

  it("one that hears of it late does not show it again, even if it is looked at", async () => {
    const two = browser(Attention.visible, Attention.focused);
    const early = two.windows[0]?.claim(1);
    await two.timePasses();
    expect(await early).toBe(true);
    expect(await two.windows[1]?.claim(1)).toBe(false);
  });

  it("one that was opened late is told by the others", async () => {
    const two = browser(Attention.visible, Attention.focused);
    const [first, second] = two.windows;
    if (!first || !second) throw new Error("two windows were opened");
    const early = first.claim(1);
    await two.timePasses();
    expect(await early).toBe(true);
    // As a window that knows nothing yet bids.
    const words: unknown[] = [];
    const fresh = new OneWindow({
      name: "window-9",
      attention: () => Attention.focused,
      post: (word) => {
        words.push(word);
        first.hear(word);
      },
      wait: () => {
        fresh.hear({ kind: "taken", id: 1 });
        return Promise.resolve();
      },
    });
    expect(await fresh.claim(1)).toBe(false);
    expect(words).toHaveLength(1);
  });
});
