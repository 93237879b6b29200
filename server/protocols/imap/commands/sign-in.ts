import { no, type Reply } from "../replies.ts";
import { ok } from "../replies.ts";
import type { Session } from "../session/session.ts";
import { capabilities } from "./capability.ts";

export const PRIVACY_REQUIRED = no("A password is taken over TLS only: begin with STARTTLS", "PRIVACYREQUIRED");

/** Asks the office about a name and a password, in UTF-8, and lets the person in. */
export async function signIn(session: Session, login: string, password: string): Promise<Reply> {
  const answer = await session.hooks.authenticate(login, password, session.peer);
  if (!("user" in answer)) return answer;
  if (!session.admit(answer.user)) return no("Too many programs are connected under this name", "LIMIT");
  session.user = answer.user;
  return ok("Signed in", `CAPABILITY ${capabilities(session)}`);
}
