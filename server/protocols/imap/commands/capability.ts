import { defineCommand, nothing } from "../session/command.ts";
import type { Session } from "../session/session.ts";
import { ok } from "../replies.ts";

/** Every word here is kept in full; what is only half right is not announced. */
const SIGNED_IN = [
  "NAMESPACE",
  "UIDPLUS",
  "UNSELECT",
  "CHILDREN",
  "SPECIAL-USE",
  "LIST-EXTENDED",
  "LIST-STATUS",
  "STATUS=SIZE",
  "MOVE",
  "CONDSTORE",
  "QRESYNC",
  "ESEARCH",
  "SEARCHRES",
  "WITHIN",
  "MULTIAPPEND",
  "QUOTA",
  "QUOTA=RES-STORAGE",
  "UTF8=ACCEPT",
  "BINARY",
  "SORT",
  "ESORT",
  "THREAD=ORDEREDSUBJECT",
  "THREAD=REFERENCES",
];

/** The words of CAPABILITY as they are true at this moment of the session. */
export function capabilities(session: Session): string {
  const always = ["IMAP4rev1", "LITERAL+", "SASL-IR", "ID", "ENABLE", "IDLE"];
  if (session.user) {
    const more = session.isCompressed ? [] : ["COMPRESS=DEFLATE"];
    return [...always, ...SIGNED_IN, ...more, `APPENDLIMIT=${session.limits.maxMessageBytes}`].join(" ");
  }
  return [
    ...always,
    ...(session.canStartTls ? ["STARTTLS"] : []),
    ...(session.maySignIn ? ["AUTH=PLAIN", "AUTH=LOGIN"] : ["LOGINDISABLED"]),
  ].join(" ");
}

export const capability = defineCommand({
  name: "CAPABILITY",
  when: "any",
  parse: nothing,
  run(session) {
    session.output.line(`* CAPABILITY ${capabilities(session)}`);
    return ok("Capability completed");
  },
});
