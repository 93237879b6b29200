import { Type } from "typebox";
import { defineRoute, Done, Exactly, Instant, PUBLIC, SIGNED_IN, type Static } from "../../../kernel/contract/index.ts";
import { idParam, LanguageSchema, Password, PersonBrief } from "./common.ts";

/** Who one is and what one may do: all that the web needs to begin. */
export const SessionInfo = Type.Object({
  person: Type.Object({
    ...PersonBrief.properties,
    /** Empty where there is none. */
    positionTitle: Type.String(),
    departmentName: Type.String(),
    language: LanguageSchema,
    mustChangePassword: Type.Boolean(),
  }),
  permissions: Type.Array(Type.String()),
  /** Every key that the person answers to: what is addressed to one of them is addressed to him or her. */
  audienceKeys: Type.Array(Type.String()),
  agency: Type.Object({ name: Type.String(), code: Type.String() }),
  /** Where the live updates stood before all that is read next: the place that the first hello names. */
  live: Type.Object({ epoch: Type.String(), seen: Type.Integer() }),
});
export type SessionInfo = Static<typeof SessionInfo>;

export const signIn = defineRoute({
  method: "POST",
  path: "/api/session",
  permission: PUBLIC,
  summary: "Sign in; sets the session cookie",
  ratePerMinute: 120,
  body: Exactly({
    username: Type.String({ minLength: 1, maxLength: 100 }),
    password: Password,
  }),
  reply: SessionInfo,
});

export const session = defineRoute({
  method: "GET",
  path: "/api/session",
  permission: SIGNED_IN,
  summary: "Who I am and what I may do",
  reply: SessionInfo,
});

export const signOut = defineRoute({
  method: "DELETE",
  path: "/api/session",
  permission: SIGNED_IN,
  summary: "End this session",
  reply: Done,
});

export const changePassword = defineRoute({
  method: "PUT",
  path: "/api/session/password",
  permission: SIGNED_IN,
  summary: "Change my password; ends my other sessions",
  ratePerMinute: 20,
  body: Exactly({ current: Password, next: Password }),
  reply: Type.Object({ endedSessions: Type.Integer() }),
});

export const SessionLine = Type.Object({
  /** Names the session; the secret itself is only in the cookie. */
  id: Type.String(),
  current: Type.Boolean(),
  createdAt: Instant,
  seenAt: Instant,
  expiresAt: Instant,
  address: Type.String(),
  agent: Type.String(),
});
export type SessionLine = Static<typeof SessionLine>;
const SessionLines = Type.Object({ items: Type.Array(SessionLine) });

export const mySessions = defineRoute({
  method: "GET",
  path: "/api/sessions",
  permission: SIGNED_IN,
  summary: "Where I am signed in",
  reply: SessionLines,
});

const sessionParam = { session: Type.String({ minLength: 43, maxLength: 43, pattern: "^[A-Za-z0-9_-]+$" }) };

export const endMySession = defineRoute({
  method: "DELETE",
  path: "/api/sessions/:session",
  permission: SIGNED_IN,
  summary: "End one of my sessions",
  params: Exactly(sessionParam),
  reply: Done,
});

export const sessionsOfPerson = defineRoute({
  method: "GET",
  path: "/api/people/:id/sessions",
  permission: "directory.manage",
  summary: "Where a person is signed in",
  params: idParam,
  reply: SessionLines,
});

export const endSessionsOfPerson = defineRoute({
  method: "DELETE",
  path: "/api/people/:id/sessions",
  permission: "directory.manage",
  summary: "End all sessions of a person",
  params: idParam,
  reply: Type.Object({ endedSessions: Type.Integer() }),
});

/** A one-time password, shown once; the person must change it when signing in. */
export const resetPassword = defineRoute({
  method: "POST",
  path: "/api/people/:id/password-reset",
  permission: "directory.manage",
  summary: "Give a person a one-time password; ends all of that person's sessions",
  params: idParam,
  reply: Type.Object({ password: Type.String(), endedSessions: Type.Integer() }),
});
