import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  concatenationOf,
  hexOf,
  isoOf,
  readPdu,
  splitText,
  writeDeliver,
  writeStatusReport,
  writeSubmit,
  type Pdu,
} from "./index.ts";
import { LANGUAGES, LOCKING_TABLES, SINGLE_TABLES } from "./alphabet/national.ts";
import { minutesOf, relativeOctet } from "./validity.ts";

const MOMENT = { at: Date.UTC(2026, 10, 23, 1, 15), offset: 420 };

function read(hex: string): Pdu {
  const result = readPdu(hex);
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.detail}`);
  return result.value;
}
const written = (input: Parameters<typeof writeSubmit>[0]) => {
  const result = writeSubmit(input);
  if (!result.ok) throw new Error(result.fault.detail);
  return result.value;
};
const textsOf = (text: string) => written({ number: "+84912345678", text }).map(({ hex }) => read(hex).text);

describe("the borders between one part and two", () => {
  it.each([
    ["160 letters of the 7-bit alphabet", "a".repeat(160), 1],
    ["161", "a".repeat(161), 2],
    ["80 signs that cost two", "€".repeat(80), 1],
    ["81", "€".repeat(81), 2],
    ["306 letters", "a".repeat(306), 2],
    ["307", "a".repeat(307), 3],
    ["70 letters with marks", "ệ".repeat(70), 1],
    ["71", "ệ".repeat(71), 2],
    ["134", "ệ".repeat(134), 2],
    ["135", "ệ".repeat(135), 3],
    ["no text at all", "", 1],
  ])("%s", (_name, text, parts) => {
    expect(textsOf(text)).toHaveLength(parts);
    expect(textsOf(text).join("")).toBe(text);
  });

  it("a reference above 255 takes one septet, or one unit, of each part", () => {
    const long = (text: string) => written({ number: "1", text, reference: 4661 });
    expect(long("a".repeat(304))).toHaveLength(2);
    expect(long("a".repeat(305))).toHaveLength(3);
    expect(long("ệ".repeat(132))).toHaveLength(2);
    expect(long("ệ".repeat(133))).toHaveLength(3);
    expect(concatenationOf(read(long("a".repeat(304))[1]!.hex))).toEqual({
      reference: 4661,
      total: 2,
      sequence: 2,
      wide: true,
    });
  });

  it("no escape pair and no surrogate pair is cut", () => {
    expect(textsOf(`${"a".repeat(152)}€${"b".repeat(20)}`)).toEqual(["a".repeat(152), `€${"b".repeat(20)}`]);
    expect(textsOf(`${"ệ".repeat(66)}😀${"ệ".repeat(20)}`)).toEqual(["ệ".repeat(66), `😀${"ệ".repeat(20)}`]);
  });

  it("half a surrogate pair is refused, and so are 256 parts", () => {
    expect(splitText("a\ud83d")).toMatchObject({ ok: false, fault: { code: "text" } });
    expect(splitText("a".repeat(153 * 255)).ok).toBe(true);
    expect(splitText("a".repeat(153 * 255 + 1))).toMatchObject({ ok: false, fault: { code: "tooLong" } });
  });
});

describe("the validity", () => {
  it.each([
    [1, 5],
    [5, 5],
    [60, 60],
    [719, 715],
    [720, 720],
    [765, 750],
    [1440, 1440],
    [2880, 2880],
    [43_200, 43_200],
    [50_000, 43_200],
    [50_400, 50_400],
    [9_999_999, 635_040],
  ])("of %i minutes is said as %i: never longer than the event", (asked, said) => {
    expect(minutesOf(relativeOctet(asked))).toBe(said);
  });

  it("comes back in each of its forms", () => {
    for (const validity of [
      { form: "relative", minutes: 60 },
      { form: "absolute", until: { at: MOMENT.at, offset: -210 } },
      { form: "enhanced", seconds: 90, once: true },
      { form: "enhanced", seconds: 7_265, once: false },
      { form: "enhanced", seconds: undefined, once: true },
    ] as const) {
      const [pdu] = written({ number: "191", text: "x", validity });
      expect(read(pdu!.hex)).toMatchObject({ validity });
    }
  });
});

describe("a moment", () => {
  it("keeps the zone in which it was said, west of Greenwich too", () => {
    for (const offset of [420, 0, -210, -570, 345, 1185, -1185]) {
      const timestamp = { at: MOMENT.at, offset };
      const deliver = writeDeliver({ number: "191", text: "x", timestamp, alphabet: "gsm7" });
      expect(read(deliver.ok ? deliver.value.hex : "")).toMatchObject({ timestamp });
    }
    expect(isoOf(MOMENT)).toBe("2026-11-23T08:15:00+07:00");
    expect(isoOf({ ...MOMENT, offset: -210 })).toBe("2026-11-22T21:45:00-03:30");
  });
});

describe("what contradicts itself is a fault", () => {
  const deliver = writeDeliver({ number: "+84912345678", text: "Ok", timestamp: MOMENT, alphabet: "gsm7" });
  const hex = deliver.ok ? deliver.value.hex : "";

  it("at every octet where it may be cut off, and with an octet too many", () => {
    expect(readPdu(hex).ok).toBe(true);
    for (let digits = 0; digits < hex.length; digits++) expect(readPdu(hex.slice(0, digits)).ok).toBe(false);
    expect(readPdu(`${hex}00`)).toMatchObject({ ok: false, fault: { code: "trailing" } });
    expect(readPdu(`${hex}FF`)).toMatchObject({ ok: false, fault: { code: "trailing" } });
  });

  it.each([
    ["nothing", "", "notHex"],
    ["no hex", "0G", "notHex"],
    ["a reserved type", `00C3${hex.slice(4)}`, "messageType"],
    ["a month of 13", hex.replace("62113280510082", "62313280510082"), "timestamp"],
    ["30 February", hex.replace("62113280510082", "62200380510082"), "timestamp"],
    ["a digit in the filler's place", "000403811203000062113210510082014F", "address"],
    ["a sender of 21 digits", hex.replace("0B91", "1591"), "address"],
    ["a header that is longer than its text", "0044038121F300086211321051008204FF000301", "header"],
    ["half a character of UCS-2", "0004038121F3000862113210510082030061FF", "userData"],
  ])("%s", (_name, pdu, code) => {
    expect(readPdu(pdu)).toMatchObject({ ok: false, fault: { code } });
  });
});

describe("round trips", () => {
  const number = fc.oneof(
    fc.stringMatching(/^\+[0-9]{3,15}$/),
    fc.stringMatching(/^[0-9*#]{1,20}$/),
    fc.stringMatching(/^[A-Za-z]{1,11}$/),
  );
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 500 }),
    fc.string({ unit: fc.constantFrom(...Array.from("abc €{}[]ệđ😀\n\f")), maxLength: 700 }),
    fc.string({ unit: "grapheme-ascii", maxLength: 700 }),
  );

  it("every text, to every number, with every option, says the same when it is read", () => {
    fc.assert(
      fc.property(
        fc.record({
          number,
          text: text.map((each) => each.normalize("NFC")).filter((each) => each.isWellFormed()),
          mr: fc.nat(255),
          reference: fc.nat(65_535),
          wantsReport: fc.boolean(),
          rejectsDuplicates: fc.boolean(),
          messageClass: fc.constantFrom(undefined, 0, 1, 2, 3),
          smsc: fc.option(fc.stringMatching(/^\+?[0-9]{1,18}$/), { nil: undefined }),
          minutes: fc.option(fc.integer({ min: 5, max: 700_000 }), { nil: undefined }),
        }),
        ({ minutes, ...input }) => {
          const validity = minutes === undefined ? undefined : ({ form: "relative", minutes } as const);
          const pdus = written({ ...input, validity });
          const parts = pdus.map(({ hex }) => read(hex));
          expect(parts.map((part) => part.text).join("")).toBe(input.text);
          parts.forEach((part, index) => {
            expect(part).toMatchObject({
              kind: "submit",
              number: input.number,
              reference: input.mr,
              wantsReport: input.wantsReport,
              rejectsDuplicates: input.rejectsDuplicates,
            });
            expect(part.smsc).toBe(input.smsc);
            expect(pdus[index]!.hex.length / 2).toBeLessThanOrEqual(pdus[index]!.length + 12);
            expect(concatenationOf(part)?.sequence ?? 1).toBe(index + 1);
            if (parts.length > 1) expect(concatenationOf(part)?.reference).toBe(input.reference);
          });
        },
      ),
      { numRuns: 400, seed: 23_040 },
    );
  });

  it("every national table, locking and single", () => {
    const language = fc.constantFrom(...Object.values(LANGUAGES));
    fc.assert(
      fc.property(language, fc.boolean(), fc.array(fc.nat(200), { maxLength: 300 }), (id, locks, picks) => {
        const locking = locks && LOCKING_TABLES.has(id) ? id : undefined;
        const shifts = { single: id, ...(locking !== undefined && { locking }) };
        const own = [...(SINGLE_TABLES.get(id)?.values() ?? []), ...(locking ? LOCKING_TABLES.get(locking)! : "abc")];
        const letters = own.filter((each) => each !== "\uffff" && each.normalize("NFC") === each);
        const chosen = picks
          .map((pick) => letters[pick % letters.length])
          .join("")
          .normalize("NFC");
        // Two letters may join into one that the table lacks: then it is a text in UCS-2.
        const pdus = writeSubmit({ number: "191", text: chosen, shifts });
        if (!pdus.ok) throw new Error(pdus.fault.detail);
        expect(pdus.value.map(({ hex }) => read(hex).text).join("")).toBe(chosen);
      }),
      { numRuns: 300, seed: 23_038 },
    );
  });

  it("a status report", () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), fc.stringMatching(/^\+[0-9]{3,15}$/), (reference, status, to) => {
        const report = { number: to, reference, status, timestamp: MOMENT, discharge: { ...MOMENT, offset: -60 } };
        const result = writeStatusReport(report);
        expect(read(result.ok ? result.value.hex : "")).toMatchObject({ kind: "status-report", ...report });
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});

describe("what strangers send", () => {
  it("20,000 random and mutated PDUs are read or refused, each at once and without a throw", () => {
    const seeds = [
      hexOf(Uint8Array.of(0, 4, 3)),
      ...written({ number: "+84912345678", text: "Nhắc họp ".repeat(20), reference: 7 }).map(({ hex }) => hex),
    ];
    let refusals = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.uint8Array({ minLength: 0, maxLength: 60 }),
        fc.nat(400),
        fc.nat(3),
        (seed, noise, at, how) => {
          const hex = hexOf(noise);
          const pdu =
            how === 0 ? hex : how === 1 ? seed.slice(0, at) : seed.slice(0, at) + hex + seed.slice(at + hex.length);
          if (!readPdu(pdu).ok) refusals++;
        },
      ),
      { numRuns: 20_000, seed: 1 },
    );
    expect(refusals).toBeGreaterThan(10_000);
  });
});
