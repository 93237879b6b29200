import { writeNString, writeString } from "../grammar/write.ts";
import type { Part } from "./part.ts";

/** BODYSTRUCTURE, or BODY without the extension data (RFC 9051 §7.5.2), ready for the wire. */
export function writeBodyStructure(part: Part, extended: boolean): string {
  if (part.parts) {
    const inside = part.parts.map((each) => writeBodyStructure(each, extended)).join("");
    const more = extended ? ` ${writeParams(part.params)} ${writeTail(part)}` : "";
    return `(${inside} ${writeString(part.subtype)}${more})`;
  }
  const fields = [
    writeString(part.type),
    writeString(part.subtype),
    writeParams(part.params),
    writeNString(part.id),
    writeNString(part.description),
    writeString(part.encoding ?? "7bit"),
    String(part.body[1] - part.body[0]),
  ];
  if (part.message) {
    fields.push(part.message.envelope, writeBodyStructure(part.message.part, extended), String(part.lines));
  } else if (part.type.toLowerCase() === "text") {
    fields.push(String(part.lines));
  }
  if (extended) fields.push(writeNString(part.md5), writeTail(part));
  return `(${fields.join(" ")})`;
}

function writeParams(params: Part["params"]): string {
  if (params.length === 0) return "NIL";
  return `(${params.map(([name, value]) => `${writeString(name)} ${writeString(value)}`).join(" ")})`;
}

function writeTail({ disposition, language, location }: Part): string {
  const shown = disposition === null ? "NIL" : `(${writeString(disposition.kind)} ${writeParams(disposition.params)})`;
  const tags = language === null ? "NIL" : `(${language.map(writeString).join(" ")})`;
  return `${shown} ${tags} ${writeNString(location)}`;
}
