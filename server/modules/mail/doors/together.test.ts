import { afterEach, describe, expect, it } from "vitest";
import { systemActor } from "../../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../../testing.ts";
import { createTogether } from "./together.ts";

let office: TestOffice;
afterEach(() => office.dispose());

describe("commands that come in side by side", () => {
  it("share a transaction, and one that fails costs the others nothing", async () => {
    office = await openTestOffice();
    const { kernel } = office;
    kernel.db.exec("CREATE TABLE noted (text TEXT UNIQUE) STRICT");
    let writes = 0;
    const counted = {
      ...kernel,
      write: <T>(...args: Parameters<typeof kernel.write<T>>) => ((writes += 1), kernel.write(...args)),
    };
    const together = createTogether(counted, systemActor("test"));
    const heard: string[] = [];
    const note = (text: string) =>
      together.run((work) => {
        work.db.run("INSERT INTO noted (text) VALUES (:text)", { text });
        work.afterCommit(() => heard.push(text));
        return text.length;
      });
    expect(await Promise.all(["một", "hai", "ba"].map(note))).toEqual([3, 3, 2]);
    expect(writes).toBe(1);
    const settled = await Promise.allSettled(["bốn", "hai", "năm"].map(note));
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(kernel.db.all<{ text: string }>("SELECT text FROM noted ORDER BY rowid").map(({ text }) => text)).toEqual([
      "một",
      "hai",
      "ba",
      "bốn",
      "năm",
    ]);
    // What was rolled back with the first attempt told nobody.
    expect(heard).toEqual(["một", "hai", "ba", "bốn", "năm"]);
  });
});
