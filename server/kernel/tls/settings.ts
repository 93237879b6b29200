import { Type } from "typebox";
import { Exactly, OptionalLine } from "../contract/index.ts";
import { DOMAIN_PATTERN } from "../settings/agency.ts";
import { defineSettings } from "../settings/define.ts";

/** With which certificate the doors speak TLS. */
export const tlsSettings = defineSettings(
  "tls",
  Exactly({
    /** PEM files of a certificate that the agency has; both or none. Without them, those of `http`, and else the program's own. */
    certificateFile: OptionalLine(500),
    keyFile: OptionalLine(500),
    /** Further names under which this machine is reached; they go into the program's own certificate. */
    names: Type.Array(Type.String({ pattern: DOMAIN_PATTERN }), { maxItems: 20 }),
    /** Whether the door for browsers speaks TLS with the program's own certificate, where `http` names none. */
    browser: Type.Boolean(),
  }),
  { certificateFile: "", keyFile: "", names: [], browser: false },
);
