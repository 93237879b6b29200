import { afterAll, describe, expect, it } from "vitest";
import { workbench } from "./congso.ts";

const bench = workbench();
afterAll(() => bench.dispose());

const DELIVER =
  "07912160130320F6440B916171056429F5000021405291651569320500034C0202E9E8301D44479741F0B09C3E0785E56590BCCC0ED3CB6410FD0D7ABBCBA0B0FB4D4797E52E10";
const REPORT = "00060505810531F1010150610000400101506100004000";

describe("congso sms decode", () => {
  it("prints one object a PDU", async () => {
    const { code, out, err } = await bench.run(["sms", "decode", DELIVER, REPORT]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject([
      {
        kind: "deliver",
        number: "+16175046925",
        text: "that the parts are related to one another. ",
        timestamp: "2012-04-25T19:56:51-04:00",
        smsc: "+12063130026",
        concatenation: { reference: 76, total: 2, sequence: 2 },
      },
      { kind: "status-report", number: "50131", status: 0, reference: 5, timestamp: "2010-10-05T16:00:00+01:00" },
    ]);
  });

  it("exits with 1 when one is no PDU, and says why on stderr in both languages", async () => {
    const { code, out, err } = await bench.run(["sms", "decode", REPORT, `${DELIVER}00`]);
    expect(code).toBe(1);
    expect(err).toMatch(/PDU thứ 2 .*1 octets follow the message \(trailing\)/);
    expect(JSON.parse(out)).toMatchObject([{ kind: "status-report" }, { error: { code: "trailing" } }]);
    expect((await bench.run(["sms", "decode", "XX", "--lang", "en"])).err).toMatch(/PDU 1 is not valid/);
    expect((await bench.run(["sms", "decode"])).code).toBe(2);
  });
});

describe("congso sms encode", () => {
  it("takes every option, and what it writes is read back", async () => {
    const { code, out } = await bench.run(
      ["sms", "encode", "--to", "+84912345678", "--text", "Đề nghị họp. ".repeat(15), "--plain", "--report"].concat([
        "--validity",
        "60",
        "--reference",
        "4661",
        "--mr",
        "9",
        "--smsc",
        "+84980200030",
      ]),
    );
    expect(code).toBe(0);
    const pdus = JSON.parse(out) as string[];
    expect(pdus).toHaveLength(2);
    const read = await bench.run(["sms", "decode", ...pdus]);
    const parts = JSON.parse(read.out) as { text: string }[];
    expect(parts.map(({ text }) => text).join("")).toBe("De nghi hop. ".repeat(15));
    expect(parts[1]).toMatchObject({
      kind: "submit",
      number: "+84912345678",
      smsc: "+84980200030",
      reference: 9,
      report: true,
      validity: { form: "relative", minutes: 60 },
      concatenation: { reference: 4661, total: 2, sequence: 2 },
    });
  });

  it("keeps the marks unless told otherwise, and refuses what cannot be sent", async () => {
    const { out } = await bench.run(["sms", "encode", "--to", "191", "--text", "Họp"]);
    expect(JSON.parse(out)).toEqual(["000100038191F1000806" + "00481ECD0070"]);
    expect(await bench.run(["sms", "encode", "--to", "không phải số", "--text", "x"])).toMatchObject({
      code: 1,
      out: "",
    });
    expect((await bench.run(["sms", "encode", "--to", "191"])).code).toBe(2);
    expect((await bench.run(["sms", "encode", "--to", "191", "--text", "x", "--mr", "256"])).code).toBe(2);
  });
});
