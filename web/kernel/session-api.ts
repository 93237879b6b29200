import { defineRoute, PUBLIC, SIGNED_IN } from "../../server/kernel/contract/route.ts";
import { call } from "./call.ts";
import { typed } from "./typed.ts";

/** The person who is signed in, as `GET /api/session` tells it. */
export interface Me {
  readonly id: number;
  readonly name: string;
  readonly username: string;
  readonly positionTitle: string;
  readonly departmentName: string;
  readonly photoHash: string | null;
  readonly mailAddress: string;
  readonly language: "vi" | "en";
  readonly mustChangePassword: boolean;
}

export interface SessionInfo {
  readonly person: Me;
  readonly permissions: readonly string[];
  readonly agency: { readonly name: string; readonly code: string };
}

const path = "/api/session";
const whoAmI = defineRoute({ method: "GET", path, permission: PUBLIC, summary: "", reply: typed<SessionInfo>() });
const openSession = defineRoute({
  method: "POST",
  path,
  permission: PUBLIC,
  summary: "",
  body: typed<{ username: string; password: string }>(),
  reply: typed<unknown>(),
});
const closeSession = defineRoute({ method: "DELETE", path, permission: PUBLIC, summary: "", reply: typed<unknown>() });
const newPassword = defineRoute({
  method: "PUT",
  path: "/api/session/password",
  permission: SIGNED_IN,
  summary: "",
  body: typed<{ current: string; next: string }>(),
  reply: typed<unknown>(),
});

export const fetchSession = (signal?: AbortSignal): Promise<SessionInfo> => call(whoAmI, {}, signal ? { signal } : {});

export const signInWith = (username: string, password: string): Promise<unknown> =>
  call(openSession, { body: { username, password } });

export const endSession = (): Promise<unknown> => call(closeSession);

export const changePassword = (current: string, next: string): Promise<unknown> =>
  call(newPassword, { body: { current, next } });
