import {
  changePassword as changePasswordRoute,
  session as sessionRoute,
  signIn as signInRoute,
  signOut as signOutRoute,
  type SessionInfo,
} from "../../server/modules/directory/contract.ts";
import { call } from "./call.ts";

export type { SessionInfo };
/** The person who is signed in. */
export type Me = SessionInfo["person"];

export const fetchSession = (): Promise<SessionInfo> => call(sessionRoute, {}, { renew: false });

export const signInWith = (username: string, password: string): Promise<SessionInfo> =>
  call(signInRoute, { body: { username, password } });

export const endSession = (): Promise<unknown> => call(signOutRoute, {}, { renew: false });

export const changePassword = (current: string, next: string): Promise<unknown> =>
  call(changePasswordRoute, { body: { current, next } }, { renew: false });
