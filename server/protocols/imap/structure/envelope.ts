import { writeNString, writeString } from "../grammar/write.ts";
import { readAddresses, type WireAddress } from "./addresses.ts";
import { firstValue, valueOf, type Field } from "./fields.ts";

/** ENVELOPE of a message from its header fields (RFC 9051 §7.5.2), ready for the wire. */
export function writeEnvelope(fields: readonly Field[]): string {
  const text = (name: string) => {
    const value = firstValue(fields, name);
    return value === undefined ? "NIL" : writeString(value);
  };
  const from = addressesOf(fields, "from");
  const list = (name: string, fallback: readonly WireAddress[] = []) => {
    const found = addressesOf(fields, name);
    return writeAddresses(found.length > 0 ? found : fallback);
  };
  return `(${[
    text("date"),
    text("subject"),
    writeAddresses(from),
    list("sender", from),
    list("reply-to", from),
    list("to"),
    list("cc"),
    list("bcc"),
    text("in-reply-to"),
    text("message-id"),
  ].join(" ")})`;
}

/** All addresses of all fields of that name. */
export function addressesOf(fields: readonly Field[], name: string): WireAddress[] {
  const values = fields.filter((field) => field.name === name).map(valueOf);
  return values.length === 0 ? [] : readAddresses(values.join(","));
}

function writeAddresses(addresses: readonly WireAddress[]): string {
  if (addresses.length === 0) return "NIL";
  const written = addresses.map(
    ({ name, route, mailbox, host }) =>
      `(${writeNString(name)} ${writeNString(route)} ${writeNString(mailbox)} ${writeNString(host)})`,
  );
  return `(${written.join("")})`;
}
