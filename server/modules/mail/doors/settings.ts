import { Type } from "typebox";
import { Exactly } from "../../../kernel/contract/index.ts";
import { DoorAddress } from "../../../kernel/doors.ts";
import { defineSettings } from "../../../kernel/settings/define.ts";

/** The door's standard port on every address of the machine, or its other port where the standard one cannot be had. */
export const STANDARD = "standard";

const MailDoorAddress = Type.Union([Type.Literal(STANDARD), DoorAddress]);

/** Where each door of the mail listens: `standard`, `host:port` or `off`. */
export const doorSettings = defineSettings(
  "doors",
  Exactly({
    smtp: MailDoorAddress,
    submission: MailDoorAddress,
    submissions: MailDoorAddress,
    devices: MailDoorAddress,
    imap: MailDoorAddress,
    imaps: MailDoorAddress,
    pop3: MailDoorAddress,
    pop3s: MailDoorAddress,
  }),
  {
    smtp: STANDARD,
    submission: STANDARD,
    submissions: STANDARD,
    // Nobody signs in there: it opens when the office has a scanner.
    devices: "off",
    imap: STANDARD,
    imaps: STANDARD,
    // Old programs send the password before they ask for TLS.
    pop3: "off",
    pop3s: STANDARD,
  },
);
