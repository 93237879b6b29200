import { defineRoute, FILE_REPLY, PUBLIC } from "./route.ts";

/** For a mail program, a telephone or a browser to trust: not secret, and needed before anybody can sign in. */
export const downloadAuthority = defineRoute({
  method: "GET",
  path: "/api/certificate/ca.crt",
  permission: PUBLIC,
  summary: "The office's certificate authority, PEM",
  reply: FILE_REPLY,
});
