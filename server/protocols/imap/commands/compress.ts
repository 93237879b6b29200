import { no, ok } from "../replies.ts";
import { defineCommand } from "../session/command.ts";

/** RFC 4978. Only for who has signed in: what strangers send is not worth the work. */
export const compress = defineCommand({
  name: "COMPRESS",
  when: "in",
  parse(cursor): string {
    cursor.space();
    return cursor.atom().toUpperCase();
  },
  run(session, mechanism) {
    if (mechanism !== "DEFLATE") return no("There is no such mechanism");
    if (session.isCompressed) return no("DEFLATE is active already", "COMPRESSIONACTIVE");
    session.next = "compress";
    return ok("DEFLATE begins");
  },
});
