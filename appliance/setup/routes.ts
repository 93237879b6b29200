import { Type } from "typebox";
import { defineRoute, Done, Exactly, FILE_BODY, PUBLIC } from "../../server/kernel/contract/index.ts";
import { Password } from "../../server/modules/directory/contract.ts";
import { NewOffice } from "../office/create.ts";

/** The one-time code, as a person types it. */
const Code = Type.String({ maxLength: 40 });

export const getSetup = defineRoute({
  method: "GET",
  path: "/api/setup",
  permission: PUBLIC,
  summary: "Whether there is an office yet, and whether the one-time code is asked for",
  reply: Type.Object({ needed: Type.Boolean(), codeRequired: Type.Boolean() }),
});

/** A guess of the code costs time; making an office is done once. */
const ratePerMinute = 20;

export const postSetup = defineRoute({
  method: "POST",
  path: "/api/setup",
  permission: PUBLIC,
  summary: "Make a new office",
  ratePerMinute,
  body: Exactly({ code: Type.Optional(Code), ...NewOffice.properties }),
  reply: Done,
});

export const postDemo = defineRoute({
  method: "POST",
  path: "/api/setup/demo",
  permission: PUBLIC,
  summary: "Make the sample office",
  ratePerMinute,
  body: Exactly({ code: Type.Optional(Code), password: Password }),
  reply: Done,
});

export const postRestore = defineRoute({
  method: "POST",
  path: "/api/setup/restore",
  permission: PUBLIC,
  summary: "Restore an office from a backup",
  ratePerMinute,
  query: Exactly({ code: Type.Optional(Code) }),
  body: FILE_BODY,
  reply: Done,
});
