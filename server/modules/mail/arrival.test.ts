import { describe, expect, it } from "vitest";
import { hopsOf } from "./arrival.ts";
import { fieldsOf } from "./source.ts";

describe("the trace of a message", () => {
  it("is read from the first server to the last, with what each says of the way", () => {
    const header = [
      "Received: from mx.tinh.vn (mx.tinh.vn [10.1.2.3])",
      "\tby stp.lan (Công Sở) with ESMTPS id 7;",
      "\tMon, 23 Nov 2026 08:15:04 +0700 (ICT)",
      "Received: from may-an by mx.tinh.vn with ESMTPSA; Mon, 23 Nov 2026 01:15:00 +0000",
      "Subject: Mời họp",
      "",
    ].join("\r\n");
    expect(hopsOf(fieldsOf(header))).toEqual([
      { from: "may-an", by: "mx.tinh.vn", protocol: "ESMTPSA", at: Date.UTC(2026, 10, 23, 1, 15) },
      {
        from: "mx.tinh.vn (mx.tinh.vn [10.1.2.3])",
        by: "stp.lan (Công Sở)",
        protocol: "ESMTPS",
        at: Date.UTC(2026, 10, 23, 1, 15, 4),
      },
    ]);
  });

  it("of nonsense is empty words and no time", () => {
    expect(hopsOf([{ name: "Received", value: "); drop table; never" }])).toEqual([
      { from: "", by: "", protocol: "", at: null },
    ]);
    expect(hopsOf([])).toEqual([]);
  });
});
