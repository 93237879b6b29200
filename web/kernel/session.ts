import { CallError } from "./call-error.ts";
import { onLostSession } from "./call.ts";
import { Observable } from "./observable.ts";
import { endSession, fetchSession, signInWith, type SessionInfo } from "./session-api.ts";

export type { Me, SessionInfo } from "./session-api.ts";

/** `undefined` while nobody is signed in. */
export const session = new Observable<SessionInfo | undefined>(undefined);

/** True while the person must sign in again over the page that he or she is on. */
export const signInOverPage = new Observable(false);

/** Whether the person holds a permission (`polls.create`). Decides what is offered; the server decides what is done. */
export function can(permission: string): boolean {
  return session.value?.permissions.includes(permission) ?? false;
}

/** Asks the server who is signed in; `undefined` when nobody is. Rejects when the office cannot be reached. */
export async function loadSession(): Promise<SessionInfo | undefined> {
  try {
    session.set(await fetchSession());
  } catch (error) {
    if (!(error instanceof CallError) || error.status !== 401) throw error;
    session.set(undefined);
  }
  return session.value;
}

/** Signs in and tells who came in. Over a page, somebody else than before gets a fresh start instead of the other's page. */
export async function signIn(username: string, password: string): Promise<SessionInfo> {
  const before = session.value?.person.id;
  const now = await signInWith(username, password);
  if (before !== undefined && before !== now.person.id) {
    location.assign("/");
    return now;
  }
  session.set(now);
  signInOverPage.set(false);
  return now;
}

/** Ends the session and leaves no trace of the person in this tab. */
export async function signOut(): Promise<void> {
  await endSession().catch((error: unknown) => {
    if (!(error instanceof CallError) || error.status !== 401) throw error;
  });
  location.assign("/");
}

/** Asks for the sign-in over the page; all calls that wait share the one question. Resolves true when the same person is back. */
function renew(): Promise<boolean> {
  if (!session.value) return Promise.resolve(false);
  signInOverPage.set(true);
  return new Promise((resolve) => {
    const stop = signInOverPage.subscribe((open) => {
      if (open) return;
      stop();
      resolve(true);
    });
  });
}

onLostSession(renew);
