import { defineCommand } from "../session/command.ts";
import { PRIVACY_REQUIRED, signIn } from "./sign-in.ts";

const utf8 = (bytes: string): string => Buffer.from(bytes, "latin1").toString("utf8");

export const login = defineCommand({
  name: "LOGIN",
  when: "out",
  parse(cursor) {
    cursor.space();
    const name = cursor.astring();
    cursor.space();
    return { name: utf8(name), password: utf8(cursor.astring()) };
  },
  run: (session, { name, password }) => (session.maySignIn ? signIn(session, name, password) : PRIVACY_REQUIRED),
});
