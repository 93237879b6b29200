import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { concatenationOf, hexOf, readPdu, writeAddress, writeServiceCentre, writeSubmit, type Pdu } from "./index.ts";

interface Expected {
  readonly smsc?: string;
  readonly number?: string;
  readonly timestamp?: string;
  readonly utc?: string;
  readonly text?: string;
  readonly multipart?: boolean;
  readonly dataHex?: string;
  readonly type?: string;
  readonly mr?: number;
  readonly status?: number;
  readonly dcs?: number;
  readonly msgClass?: number;
  readonly concat?: { readonly ref: number; readonly total: number; readonly seq: number };
}
interface EncodeInput {
  readonly number: string;
  readonly text: string;
  readonly mr?: number;
  readonly smsc?: string;
  readonly validityMinutes?: number;
  readonly validityAbsolute?: string;
  readonly msgClass?: 0 | 1 | 2 | 3;
  readonly statusReport?: boolean;
  readonly rejectDuplicates?: boolean;
  readonly concatRef?: number;
  readonly alphabet?: "GSM7" | "UCS2";
}
interface Vectors {
  readonly decode: readonly { readonly id: string; readonly pdu: string; readonly expect: Expected }[];
  readonly encode: readonly {
    readonly id: string;
    readonly kind?: "address";
    readonly hex?: string;
    readonly pdus?: readonly string[];
    readonly input: Omit<EncodeInput, "smsc"> & { readonly address?: string; readonly smsc?: string | boolean };
  }[];
  readonly invalid: readonly { readonly id: string; readonly pdu: string }[];
  readonly mustParse: readonly { readonly id: string; readonly pdu: string }[];
}

const vectors = JSON.parse(readFileSync(new URL("./fixtures/vectors.json", import.meta.url), "utf8")) as Vectors;

/** It announces 93 septets, which are 82 octets, and has 79. */
const CUT_SHORT = "gm-p41";

/** What a PDU says, in the words of the vectors. */
function said(pdu: Pdu): Expected {
  const part = concatenationOf(pdu);
  const at = pdu.kind === "submit" ? undefined : pdu.timestamp.at;
  return {
    ...(pdu.smsc !== undefined && { smsc: pdu.smsc }),
    number: pdu.number,
    ...(at !== undefined && { timestamp: new Date(at).toISOString(), utc: new Date(at).toISOString() }),
    ...(pdu.text !== undefined && { text: pdu.text }),
    multipart: part !== undefined,
    ...("data" in pdu && { dataHex: hexOf(pdu.data) }),
    ...(pdu.kind === "status-report" && { type: "STATUS-REPORT", mr: pdu.reference, status: pdu.status }),
    ...("dcs" in pdu && { dcs: pdu.dcs }),
    ...("coding" in pdu && pdu.coding.messageClass !== undefined && { msgClass: pdu.coding.messageClass }),
    ...(part && { concat: { ref: part.reference, total: part.total, seq: part.sequence } }),
  };
}

const instant = (text: string) => new Date(/[+-]\d\d$/.test(text) ? `${text}:00` : text).toISOString();

describe("PDUs of other programs and of the field", () => {
  it.each(vectors.decode)("reads $id", ({ pdu, expect: wanted }) => {
    const read = readPdu(pdu);
    expect(read).toMatchObject({ ok: true });
    if (!read.ok) return;
    expect(said(read.value)).toMatchObject({
      ...wanted,
      ...(wanted.timestamp !== undefined && { timestamp: instant(wanted.timestamp) }),
      ...(wanted.utc !== undefined && { utc: instant(wanted.utc) }),
    });
  });

  it.each(vectors.encode)("writes $id", ({ kind, hex, pdus, input }) => {
    if (kind === "address") {
      const address = input.address ?? "";
      const written = input.smsc === true ? writeServiceCentre(address) : writeAddress(address);
      expect(written.ok && hexOf(written.value)).toBe(hex);
      return;
    }
    const written = writeSubmit({
      number: input.number,
      text: input.text,
      mr: input.mr,
      smsc: typeof input.smsc === "string" ? input.smsc : undefined,
      ...(input.validityMinutes !== undefined && { validity: { form: "relative", minutes: input.validityMinutes } }),
      ...(input.validityAbsolute !== undefined && {
        validity: { form: "absolute", until: { at: Date.parse(input.validityAbsolute), offset: 0 } },
      }),
      messageClass: input.msgClass,
      wantsReport: input.statusReport,
      rejectsDuplicates: input.rejectDuplicates,
      reference: input.concatRef,
      alphabet: input.alphabet && ({ GSM7: "gsm7", UCS2: "ucs2" } as const)[input.alphabet],
    });
    expect(written.ok && written.value.map((pdu) => pdu.hex)).toEqual(pdus);
  });

  it.each(vectors.invalid)("refuses $id", ({ pdu }) => {
    expect(readPdu(pdu).ok).toBe(false);
  });

  it.each(vectors.mustParse.filter(({ id }) => id !== CUT_SHORT))("reads $id as it came from the field", ({ pdu }) => {
    expect(readPdu(pdu)).toMatchObject({ ok: true });
  });

  it("says of the one that lost three octets of its text that it is cut short", () => {
    const { pdu } = vectors.mustParse.find(({ id }) => id === CUT_SHORT)!;
    expect(readPdu(pdu)).toMatchObject({ ok: false, fault: { code: "truncated" } });
  });
});
