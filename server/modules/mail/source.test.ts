import { expect, it } from "vitest";
import { fieldsOf } from "./source.ts";

it("reads the fields of a header, folded ones as one, and nothing of the body", () => {
  const text = "Received: from a\r\n\tby b;\r\n Mon, 23 Nov 2026\r\nSubject:Mời họp\r\n\r\nTo: not a field\r\n";
  expect(fieldsOf(text)).toEqual([
    { name: "Received", value: "from a by b; Mon, 23 Nov 2026" },
    { name: "Subject", value: "Mời họp" },
  ]);
  expect(fieldsOf("no field at all")).toEqual([]);
});
