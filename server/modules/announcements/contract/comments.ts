import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";
import { Face, one } from "./common.ts";

export const MAX_COMMENT = 2_000;

export const Comment = Type.Object({
  id: Id,
  person: Face,
  text: Type.String(),
  at: Instant,
  /** Whether this person may take it out. */
  mayRemove: Type.Boolean(),
});
export type Comment = Static<typeof Comment>;

export const listComments = defineRoute({
  method: "GET",
  path: "/api/announcements/:id/comments",
  permission: "announcements.use",
  summary: "Comments, the oldest first",
  params: one,
  query: Exactly(pageQuery),
  reply: Page(Comment),
});

export const writeComment = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/comments",
  permission: "announcements.use",
  summary: "Comment on an announcement whose comments are open",
  params: one,
  body: Exactly({ text: Type.String({ minLength: 1, maxLength: MAX_COMMENT, pattern: "\\S" }) }),
  ratePerMinute: 30,
  reply: Comment,
});

export const removeComment = defineRoute({
  method: "DELETE",
  path: "/api/announcements/:id/comments/:commentId",
  permission: "announcements.use",
  summary: "Take out a comment: one's own, or under one's own announcement",
  params: Exactly({ id: Id, commentId: Id }),
  reply: Done,
});
