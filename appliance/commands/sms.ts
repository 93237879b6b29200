import type { CommandSpec } from "../cli/command.ts";
import { smsTexts as texts } from "../locale/sms.ts";
import { listen, sendText, showModems } from "./sms-office.ts";
import { decodePdus, encodeText } from "./sms-pdu.ts";

export const sms: CommandSpec = {
  name: "sms",
  summary: texts.summary,
  about: texts.about,
  words: [
    { name: "ACTION", help: texts.action, choices: ["decode", "encode", "send", "modems", "listen"] },
    { name: "HEX", help: texts.pdus, optional: true, many: true },
  ],
  options: {
    to: { value: "N", help: texts.to },
    text: { value: "T", help: texts.text },
    plain: { help: texts.plain },
    urgent: { help: texts.urgent },
    report: { help: texts.report },
    validity: { value: "MIN", help: texts.validity },
    reference: { value: "N", help: texts.reference },
    mr: { value: "N", help: texts.mr },
    smsc: { value: "N", help: texts.smsc },
    alphabet: { value: "A", help: texts.alphabet },
    modem: { value: "PATH", help: texts.modem },
  },
  json: true,
  examples: [
    "congso sms decode 07919730071111F1000B919746121611F10000811170021222230A1B5E583C2697CD1B1F",
    'congso sms encode --to +84912345678 --text "Họp lúc 8h30" --plain --report',
  ],
  async run(input) {
    switch (input.words[0]) {
      case "decode":
        return decodePdus(input);
      case "encode":
        encodeText(input);
        break;
      case "send":
        await sendText(input);
        break;
      case "modems":
        showModems(input);
        break;
      default:
        await listen(input);
    }
    return 0;
  },
};
