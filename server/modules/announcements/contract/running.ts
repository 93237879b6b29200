import { Type } from "typebox";
import {
  AudienceSchema,
  defineRoute,
  Exactly,
  Instant,
  Line,
  Nullable,
  Page,
  pageQuery,
  Prose,
  type Static,
} from "../../../kernel/contract/index.ts";
import { Face, MAX_BODY, MAX_HTML, one, Version } from "./common.ts";
import { QuizAnswers } from "./extras.ts";
import { AnnouncementDetail } from "./posts.ts";

const versioned = Exactly({ version: Version });

export const Edition = Type.Object({
  edition: Type.Integer(),
  title: Type.String(),
  body: Type.String(),
  html: Nullable(Type.String()),
  reason: Type.String(),
  by: Face,
  at: Instant,
});
export type Edition = Static<typeof Edition>;

export const correctAnnouncement = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/correct",
  permission: "announcements.write",
  summary: "Correct what is published; the former text stays readable",
  params: one,
  body: Exactly({
    version: Version,
    title: Line(200),
    body: Prose(MAX_BODY),
    html: Type.Optional(Prose(MAX_HTML)),
    reason: Line(500),
  }),
  bodyLimit: 1024 * 1024,
  reply: AnnouncementDetail,
});

export const changeAudience = defineRoute({
  method: "PUT",
  path: "/api/announcements/:id/audience",
  permission: "announcements.write",
  summary: "Widen or narrow whom a published announcement is for; whom it has reached keeps it",
  params: one,
  body: Exactly({ version: Version, audience: AudienceSchema }),
  reply: AnnouncementDetail,
});

export const changeDisplay = defineRoute({
  method: "PUT",
  path: "/api/announcements/:id/display",
  permission: "announcements.write",
  summary: "Pin a published announcement, show it in the lobby, end it earlier or later, open or close its comments",
  params: one,
  body: Exactly({
    version: Version,
    pinned: Type.Boolean(),
    lobby: Type.Boolean(),
    commentsOpen: Type.Boolean(),
    expiresAt: Nullable(Instant),
  }),
  reply: AnnouncementDetail,
});

export const askConfirmation = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/ask-confirmation",
  permission: "announcements.write",
  summary: "Ask the readers of a published announcement to confirm it",
  params: one,
  body: versioned,
  reply: AnnouncementDetail,
});

export const withdrawAnnouncement = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/withdraw",
  permission: "announcements.write",
  summary: "Take back what is published",
  params: one,
  body: Exactly({ version: Version, reason: Line(500) }),
  reply: AnnouncementDetail,
});

export const listEditions = defineRoute({
  method: "GET",
  path: "/api/announcements/:id/editions",
  permission: "announcements.use",
  summary: "Every published text of an announcement, the newest first",
  params: one,
  query: Exactly(pageQuery),
  reply: Page(Edition),
});

export const answerQuiz = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/quiz",
  permission: "announcements.use",
  summary: "Answer the questions, once; the right answers come back",
  params: one,
  body: QuizAnswers,
  reply: AnnouncementDetail,
});

export const skipTurn = defineRoute({
  method: "POST",
  path: "/api/announcements/:id/skip",
  permission: "announcements.write",
  summary: "Pass a circular on to the next, over whoever has it now",
  params: one,
  body: versioned,
  reply: AnnouncementDetail,
});
