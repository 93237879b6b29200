import { bad, no } from "../replies.ts";
import { defineCommand } from "../session/command.ts";
import type { Session } from "../session/session.ts";
import { fromBase64, readPlain } from "../wire/sasl.ts";
import { PRIVACY_REQUIRED, signIn } from "./sign-in.ts";

/** A response longer than this is no name and password. */
const LONGEST_RESPONSE = 4_096;
const CANCELLED = bad("Cancelled");

/** AUTHENTICATE PLAIN and LOGIN, with the initial response of SASL-IR (RFC 4959). */
export const authenticate = defineCommand({
  name: "AUTHENTICATE",
  when: "out",
  parse(cursor) {
    cursor.space();
    const mechanism = cursor.word("A mechanism");
    if (!cursor.skip(" ")) return { mechanism, initial: undefined };
    // "=" is an empty response.
    const text = cursor.match(/[A-Za-z0-9+/=]+/y)?.[0] ?? "";
    return { mechanism, initial: text === "=" ? "" : text };
  },
  async run(session, { mechanism, initial }) {
    if (mechanism !== "PLAIN" && mechanism !== "LOGIN") return no("This mechanism is not offered", "CANNOT");
    if (!session.maySignIn) return PRIVACY_REQUIRED;
    return mechanism === "PLAIN" ? plain(session, initial) : loginMechanism(session, initial);
  },
});

async function plain(session: Session, initial: string | undefined) {
  const response = initial ?? (await ask(session, ""));
  if (response === "*") return CANCELLED;
  const found = readPlain(response);
  return found ? signIn(session, found.login, found.password) : no("The response is malformed", "AUTHENTICATIONFAILED");
}

/** Never standardised, asked for by old Outlooks: name and password one after the other. */
async function loginMechanism(session: Session, initial: string | undefined) {
  const name = initial ?? (await ask(session, "Username:"));
  if (name === "*") return CANCELLED;
  const password = await ask(session, "Password:");
  if (password === "*") return CANCELLED;
  const [login, secret] = [fromBase64(name), fromBase64(password)];
  if (!login || !secret) return no("The response is malformed", "AUTHENTICATIONFAILED");
  return signIn(session, login.toString("utf8"), secret.toString("utf8"));
}

function ask({ output, input }: Session, challenge: string): Promise<string> {
  output.line(`+ ${Buffer.from(challenge).toString("base64")}`);
  output.flush();
  return input.line(LONGEST_RESPONSE);
}
