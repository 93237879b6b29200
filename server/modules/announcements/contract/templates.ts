import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  Id,
  Line,
  OneOf,
  OptionalLine,
  Prose,
  type Static,
} from "../../../kernel/contract/index.ts";
import { CATEGORIES, Face, MAX_HTML, one } from "./common.ts";

export const MAX_TEMPLATES = 100;

const content = {
  title: OptionalLine(200),
  /** Cleaned as every text; without pictures, which belong to one announcement. */
  html: Prose(MAX_HTML),
  category: OneOf(CATEGORIES),
  asksConfirmation: Type.Boolean(),
  commentsOpen: Type.Boolean(),
};

/** What an announcement begins with. `shared`: for everybody who writes, which takes the right to publish. */
export const TemplateInput = Exactly({ name: Line(100), shared: Type.Boolean(), ...content });
export type TemplateInput = Static<typeof TemplateInput>;

export const Template = Type.Object({
  ...content,
  id: Id,
  name: Type.String(),
  shared: Type.Boolean(),
  owner: Face,
  mayRemove: Type.Boolean(),
});
export type Template = Static<typeof Template>;

export const listTemplates = defineRoute({
  method: "GET",
  path: "/api/announcement-templates",
  permission: "announcements.write",
  summary: "This person's templates and those of the office, by name",
  reply: Type.Object({ items: Type.Array(Template) }),
});

export const createTemplate = defineRoute({
  method: "POST",
  path: "/api/announcement-templates",
  permission: "announcements.write",
  summary: "Keep a text to begin announcements with",
  body: TemplateInput,
  bodyLimit: 1024 * 1024,
  reply: Template,
});

export const removeTemplate = defineRoute({
  method: "DELETE",
  path: "/api/announcement-templates/:id",
  permission: "announcements.write",
  summary: "Delete a template",
  params: one,
  reply: Done,
});
