import { Type } from "typebox";
import { defineRoute, Done, Exactly, Id, Line, Prose, type Static } from "../../../kernel/contract/index.ts";
import { MAX_TEXT, one } from "./common.ts";

export const Template = Type.Object({ id: Id, name: Type.String(), text: Type.String(), onePart: Type.Boolean() });
export type Template = Static<typeof Template>;
const TemplateInput = Exactly({ name: Line(100), text: Prose(MAX_TEXT), onePart: Type.Boolean() });

export const listTemplates = defineRoute({
  method: "GET",
  path: "/api/sms/templates",
  permission: "sms.send",
  summary: "Texts that are kept for use",
  reply: Type.Object({ items: Type.Array(Template) }),
});
export const createTemplate = defineRoute({
  method: "POST",
  path: "/api/sms/templates",
  permission: "sms.manage",
  summary: "Keep a text; {fields} in braces are filled in by who sends it",
  body: TemplateInput,
  reply: Template,
});
export const removeTemplate = defineRoute({
  method: "DELETE",
  path: "/api/sms/templates/:id",
  permission: "sms.manage",
  summary: "Delete a text for good",
  params: one,
  reply: Done,
});
