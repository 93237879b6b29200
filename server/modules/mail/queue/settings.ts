import { Type } from "typebox";
import { Exactly, OneOf, OptionalLine } from "../../../kernel/contract/index.ts";
import { defineSettings } from "../../../kernel/settings/define.ts";
import { SMART_HOST_SECURITY } from "../contract.ts";

/** Mail to other offices. Off unless said: a closed network needs none. */
export const outgoingSettings = defineSettings(
  "outgoing",
  Exactly({
    enabled: Type.Boolean(),
    /** The server that takes everything; empty to look up each domain's own. */
    smartHost: OptionalLine(253),
    smartHostPort: Type.Integer({ minimum: 1, maximum: 65_535 }),
    /** TLS from the first byte, STARTTLS demanded, or where it is offered. With a password one of the first two, always verified. */
    security: OneOf(SMART_HOST_SECURITY),
    /** A PEM file of an authority of the agency's network that vouches for the smart host; empty for those of the internet alone. */
    authorityFile: OptionalLine(500),
    username: OptionalLine(200),
    password: OptionalLine(500),
  }),
  {
    enabled: false,
    smartHost: "",
    smartHostPort: 587,
    security: "starttls",
    authorityFile: "",
    username: "",
    password: "",
  },
);
