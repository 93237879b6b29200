import { describe, expect, it } from "vitest";
import { CallError } from "./call-error.ts";
import { DraftSaver } from "./draft-saver.ts";

const content = (subject: string) => ({ subject });
type Content = ReturnType<typeof content>;
type Input = Content & { version: number };

function start(answer: (input: Input) => Promise<{ version: number; savedAt: number }>) {
  const saves: Input[] = [];
  const timers: (() => void)[] = [];
  const states: string[] = [];
  const saver = new DraftSaver<Content>(3, 100, {
    save: (input) => {
      saves.push(input);
      return answer(input);
    },
    changed: () => states.push(saver.state),
    setTimer: (run) => timers.push(run) - 1,
    clearTimer: (timer) => {
      if (typeof timer === "number") timers[timer] = () => undefined;
    },
  });
  return { saver, saves, states, fire: () => timers.at(-1)?.() };
}

const ok = (input: Input) => Promise.resolve({ version: input.version + 1, savedAt: 200 });

describe("a draft saves itself", () => {
  it("once typing pauses, with the newest content and the version that was seen", async () => {
    const { saver, saves, fire } = start(ok);
    saver.touch(content("a"));
    saver.touch(content("ab"));
    expect(saver.state).toBe("waiting");
    fire();
    await saver.flush();
    expect(saves).toEqual([{ ...content("ab"), version: 3 }]);
    expect([saver.state, saver.version, saver.savedAt]).toEqual(["saved", 4, 200]);
  });

  it("one save at a time: what is typed meanwhile goes with the next", async () => {
    let finish: () => void = () => undefined;
    const { saver, saves } = start(
      (input) =>
        new Promise((resolve) => {
          finish = () => {
            resolve({ version: input.version + 1, savedAt: 1 });
          };
        }),
    );
    saver.touch(content("a"));
    const first = saver.flush();
    await Promise.resolve();
    saver.touch(content("ab"));
    const second = saver.flush();
    expect(saves).toHaveLength(1);
    finish();
    await first;
    await new Promise((resolve) => setTimeout(resolve));
    finish();
    expect(await second).toBe(true);
    expect(saves.map(({ subject, version }) => [subject, version])).toEqual([
      ["a", 3],
      ["ab", 4],
    ]);
  });

  it("keeps what could not be saved and tries again", async () => {
    let fails = true;
    const { saver, saves, fire } = start((input) => (fails ? Promise.reject(new Error("mạng")) : ok(input)));
    saver.touch(content("a"));
    expect(await saver.flush()).toBe(false);
    expect(saver.state).toBe("failed");
    fails = false;
    fire();
    expect(await saver.flush()).toBe(true);
    expect(saves.map(({ subject }) => subject)).toEqual(["a", "a"]);
  });

  it("never writes over another window's", async () => {
    const conflict = new CallError({ code: "kernel.conflict", status: 409, message: "" });
    const { saver, saves } = start(() => Promise.reject(conflict));
    saver.touch(content("a"));
    await saver.flush();
    expect(saver.state).toBe("conflict");
    saver.touch(content("ab"));
    await saver.flush();
    expect(saves).toHaveLength(1);
  });

  it("writes over another window's once the person says so, with what was typed last", async () => {
    const conflict = new CallError({ code: "kernel.conflict", status: 409, message: "" });
    let known = 9;
    const { saver, saves } = start((input) => (input.version === known ? ok(input) : Promise.reject(conflict)));
    saver.touch(content("a"));
    await saver.flush();
    saver.touch(content("ab"));
    expect(await saver.insist(9)).toBe(true);
    expect(saves.at(-1)).toEqual({ ...content("ab"), version: 9 });
    known = 12;
    saver.follow(12, 300);
    saver.touch(content("abc"));
    expect(await saver.flush()).toBe(true);
  });

  it("says that the draft is gone, and keeps what was typed", async () => {
    const { saver } = start(() => Promise.reject(new CallError({ code: "kernel.notFound", status: 404, message: "" })));
    saver.touch(content("a"));
    expect(await saver.flush()).toBe(false);
    expect(saver.state).toBe("gone");
  });
});
