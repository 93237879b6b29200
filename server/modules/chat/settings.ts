import { Type } from "typebox";
import { Exactly, Nullable, type Static } from "../../kernel/contract/index.ts";
import { defineSettings } from "../../kernel/settings/define.ts";

/** Days that conversations of one kind stay, null for ever, and whether nothing of them goes for good by law. */
const Rule = Exactly({ days: Nullable(Type.Integer({ minimum: 30, maximum: 36_500 })), hold: Type.Boolean() });

const ChatSettingsSchema = Exactly({
  direct: Rule,
  group: Rule,
  unit: Rule,
  subject: Rule,
  /** Roles whose holders have a room of their own. */
  roleRooms: Type.Array(Type.String({ pattern: "^[a-z][a-z0-9-]{0,40}$" }), { maxItems: 50, uniqueItems: true }),
});
export type ChatSettings = Static<typeof ChatSettingsSchema>;

const forEver = { days: null, hold: false };

export const chatSettings = defineSettings("chat", ChatSettingsSchema, {
  direct: forEver,
  group: forEver,
  unit: forEver,
  subject: forEver,
  roleRooms: ["leader", "head"],
});
