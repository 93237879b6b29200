import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LoadController } from "./load-controller.ts";
import { deferred, settled, TestHost } from "./testing.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(args: { value: number | undefined } = { value: 1 }) {
  const host = new TestHost();
  const asked: { args: number; signal: AbortSignal; answer: ReturnType<typeof deferred<string[]>> }[] = [];
  const loading = new LoadController<string[], number>(host, {
    args: () => args.value,
    load: (value, signal) => {
      const answer = deferred<string[]>();
      asked.push({ args: value, signal, answer });
      return answer.promise;
    },
    isEmpty: (value) => value.length === 0,
  });
  host.connect();
  host.update();
  return { host, asked, loading, args };
}

describe("LoadController", () => {
  it("shows a skeleton only after 200 ms", async () => {
    const { asked, loading } = setUp();
    expect(loading.current).toEqual({ state: "loading", slow: false });
    vi.advanceTimersByTime(199);
    expect(loading.current).toEqual({ state: "loading", slow: false });
    vi.advanceTimersByTime(1);
    expect(loading.current).toEqual({ state: "loading", slow: true });
    asked[0]?.answer.resolve(["a"]);
    await settled();
    expect(loading.current).toEqual({ state: "ready", value: ["a"] });
  });

  it("tells an empty answer apart", async () => {
    const { asked, loading } = setUp();
    asked[0]?.answer.resolve([]);
    await settled();
    expect(loading.current.state).toBe("empty");
  });

  it("shows an error, and loads again on retry", async () => {
    const { asked, loading } = setUp();
    asked[0]?.answer.reject(new Error("gone"));
    await settled();
    expect(loading.current).toMatchObject({ state: "error", error: { message: "gone" } });
    void loading.reload();
    expect(loading.current.state).toBe("loading");
    asked[1]?.answer.resolve(["b"]);
    await settled();
    expect(loading.value).toEqual(["b"]);
  });

  it("keeps the value on the screen while the same is read anew", async () => {
    const { asked, loading } = setUp();
    asked[0]?.answer.resolve(["a"]);
    await settled();
    void loading.reload();
    vi.advanceTimersByTime(1000);
    expect(loading.current).toEqual({ state: "ready", value: ["a"] });
  });

  it("aborts and forgets the older request when what it depends on changes", async () => {
    const { host, asked, loading, args } = setUp();
    args.value = 2;
    host.update();
    expect(asked.map((one) => [one.args, one.signal.aborted])).toEqual([
      [1, true],
      [2, false],
    ]);
    asked[1]?.answer.resolve(["two"]);
    await settled();
    asked[0]?.answer.resolve(["one"]);
    await settled();
    expect(loading.value).toEqual(["two"]);
  });

  it("does not ask again when it is only drawn again", () => {
    const { host, asked } = setUp();
    host.update();
    host.update();
    expect(asked).toHaveLength(1);
  });

  it("waits while there is nothing to load yet, and stops when the view goes", () => {
    const { host, asked, args } = setUp({ value: undefined });
    expect(asked).toHaveLength(0);
    args.value = 3;
    host.update();
    host.disconnect();
    expect(asked[0]?.signal.aborted).toBe(true);
  });
});
