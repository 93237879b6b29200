import { describe, expect, it } from "vitest";
import { CallError } from "./call-error.ts";
import { FormController } from "./form.ts";
import { deferred, TestHost } from "./testing.ts";

interface Values {
  title: string;
  days: number;
}

function setUp(submit: (values: Values) => Promise<string>) {
  return new FormController<Values, string>(new TestHost(), {
    initial: { title: "", days: 3 },
    check: ({ title }) => (title === "" ? { title: "need" } : {}),
    submit,
  });
}

describe("FormController", () => {
  it("sends nothing while something is wrong, and says at which field", async () => {
    let sent = 0;
    const form = setUp(() => Promise.resolve(String((sent += 1))));
    expect(await form.submit()).toBeUndefined();
    expect([sent, form.errorOf("title"), form.errorOf("days")]).toEqual([0, "need", ""]);
    form.set("title", "x");
    expect(form.errorOf("title")).toBe("");
    expect(await form.submit()).toBe("1");
  });

  it("puts a refusal at the field that the server names", async () => {
    const refusal = new CallError({ code: "x", message: "taken", status: 409, field: "/body/title" });
    const form = setUp(() => Promise.reject(refusal));
    form.set("title", "x");
    await form.submit();
    expect([form.errorOf("title"), form.failure, form.values.title]).toEqual(["taken", undefined, "x"]);
  });

  it("says above the form what names no field of it", async () => {
    const refusal = new CallError({ code: "x", message: "too late", status: 409, field: "/body/other" });
    const form = setUp(() => Promise.reject(refusal));
    form.set("title", "x");
    await form.submit();
    expect([form.failure, form.busy]).toEqual(["too late", false]);
  });

  it("is sent once, however often it is pressed", async () => {
    const answer = deferred<string>();
    let sent = 0;
    const form = setUp(() => {
      sent += 1;
      return answer.promise;
    });
    form.set("title", "x");
    const first = form.submit();
    expect(await form.submit()).toBeUndefined();
    expect(form.busy).toBe(true);
    answer.resolve("ok");
    expect([await first, sent, form.busy]).toEqual(["ok", 1, false]);
  });

  it("knows whether something was changed", () => {
    const form = setUp(() => Promise.resolve(""));
    expect(form.changed).toBe(false);
    form.set("days", 4);
    expect(form.changed).toBe(true);
    form.set("days", 3);
    expect(form.changed).toBe(false);
  });
});
