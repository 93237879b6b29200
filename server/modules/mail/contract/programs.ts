import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Line,
  Nullable,
  type Static,
} from "../../../kernel/contract/index.ts";

const USE = "mail.use";

/** A password for one mail program or telephone: withdrawn alone when the device is lost. */
export const ProgramPassword = Type.Object({
  id: Id,
  /** As its owner calls the device. */
  label: Type.String(),
  createdAt: Instant,
  /** The last sign-in with it, to the hour; null when there was none. */
  usedAt: Nullable(Instant),
  /** IP address. */
  usedFrom: Nullable(Type.String()),
  /** The program as it names itself; empty where it does not. */
  usedBy: Nullable(Type.String()),
});
export type ProgramPassword = Static<typeof ProgramPassword>;

/** A program that is connected now. */
export const ConnectedProgram = Type.Object({
  door: Type.String(),
  address: Type.String(),
  program: Type.String(),
  secure: Type.Boolean(),
  since: Instant,
  /** The label of the password that it signed in with; null for the account's own. */
  label: Nullable(Type.String()),
});
export type ConnectedProgram = Static<typeof ConnectedProgram>;

export const listProgramPasswords = defineRoute({
  method: "GET",
  path: "/api/mail/programs",
  permission: USE,
  summary: "My passwords for mail programs, and the programs that are connected",
  reply: Type.Object({
    items: Type.Array(ProgramPassword),
    connected: Type.Array(ConnectedProgram),
    /** What a mail program signs in with. */
    login: Type.String(),
    /** Whether the account's own password is taken too. */
    ownPassword: Type.Boolean(),
    limit: Type.Integer(),
  }),
});

export const createProgramPassword = defineRoute({
  method: "POST",
  path: "/api/mail/programs",
  permission: USE,
  summary: "A new password for one device; shown this once",
  ratePerMinute: 20,
  body: Exactly({ label: Line(60) }),
  reply: Type.Object({ item: ProgramPassword, password: Type.String() }),
});

export const withdrawProgramPassword = defineRoute({
  method: "DELETE",
  path: "/api/mail/programs/:id",
  permission: USE,
  summary: "Withdraw a device's password; its connections end at once",
  params: Exactly({ id: Id }),
  reply: Done,
});
