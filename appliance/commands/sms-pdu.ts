import { defineErrors } from "../../server/kernel/errors.ts";
import { concatenationOf, hexOf, isoOf, readPdu, writeSubmit, type Pdu } from "../../server/protocols/gsm/pdu/index.ts";
import { withoutMarks } from "../../server/protocols/gsm/text/plain.ts";
import type { CommandInput } from "../cli/command.ts";
import { UsageError } from "../cli/usage.ts";
import { numberOption } from "../cli/values.ts";
import { smsTexts as texts } from "../locale/sms.ts";
import { usageTexts } from "../locale/usage.ts";

const errors = defineErrors("smsCommand", {
  cannotEncode: { status: 400, ...texts.cannotEncode },
});

/** `congso sms decode HEX…`: one object a PDU, in order; what is no PDU has only an `error`. Exit code 1 when one is none. */
export function decodePdus(input: CommandInput): number {
  const given = input.words.slice(1);
  if (given.length === 0) throw new UsageError(usageTexts.missingWord, { name: "HEX" });
  const read = given.map((hex) => readPdu(hex));
  input.io.print(
    JSON.stringify(
      read.map((each) => (each.ok ? shown(each.value) : { error: each.fault })),
      null,
      2,
    ),
  );
  read.forEach((each, index) => {
    if (!each.ok)
      input.io.note(texts.invalid, { place: index + 1, detail: `${each.fault.detail} (${each.fault.code})` });
  });
  return read.every((each) => each.ok) ? 0 : 1;
}

/** What a PDU says, for programs. Absent facts are null, so that every object has the same fields. */
function shown(pdu: Pdu) {
  const part = concatenationOf(pdu);
  const common = {
    kind: pdu.kind,
    number: pdu.number,
    text: pdu.text ?? null,
    timestamp: pdu.kind === "submit" ? null : isoOf(pdu.timestamp),
    smsc: pdu.smsc ?? null,
    concatenation: part ? { reference: part.reference, total: part.total, sequence: part.sequence } : null,
  };
  switch (pdu.kind) {
    case "status-report":
      return { ...common, status: pdu.status, reference: pdu.reference, discharge: isoOf(pdu.discharge) };
    case "submit":
      return {
        ...common,
        ...bodyOf(pdu),
        reference: pdu.reference,
        report: pdu.wantsReport,
        validity: pdu.validity
          ? pdu.validity.form === "absolute"
            ? { form: "absolute", until: isoOf(pdu.validity.until) }
            : pdu.validity
          : null,
      };
    case "deliver":
      return { ...common, ...bodyOf(pdu) };
  }
}

function bodyOf(pdu: Exclude<Pdu, { kind: "status-report" }>) {
  return {
    dcs: pdu.dcs,
    messageClass: pdu.coding.messageClass ?? null,
    dataHex: pdu.data ? hexOf(pdu.data) : null,
    ports: pdu.header?.ports ?? null,
  };
}

/** `congso sms encode --to N --text T`: the PDUs of the message, a JSON array of hexadecimal texts. */
export function encodeText(input: CommandInput): void {
  const required = (name: string): string => {
    const value = input.option(name);
    if (value === undefined) throw new UsageError(usageTexts.missingOption, { name });
    return value;
  };
  const text = required("text");
  const minutes = numberOption(input, "validity", { min: 0, max: 635_040, default: 0 });
  const written = writeSubmit({
    number: required("to"),
    text: input.has("plain") ? withoutMarks(text) : text,
    mr: numberOption(input, "mr", { min: 0, max: 255, default: 0 }),
    reference: numberOption(input, "reference", { min: 0, max: 65_535, default: 0 }),
    smsc: input.option("smsc"),
    alphabet: alphabetOf(input.option("alphabet")),
    wantsReport: input.has("report"),
    validity: minutes === 0 ? undefined : { form: "relative", minutes },
  });
  if (!written.ok) throw errors.cannotEncode({ detail: written.fault.detail });
  input.io.print(JSON.stringify(written.value.map(({ hex }) => hex)));
}

function alphabetOf(name: string | undefined): "gsm7" | "ucs2" | undefined {
  if (name === undefined || name === "gsm7" || name === "ucs2") return name;
  throw new UsageError(usageTexts.badWord, { name, choices: "gsm7, ucs2" });
}
