import { Type } from "typebox";
import { defineRoute, Exactly, FILE_REPLY, OneOf, PUBLIC, type Static } from "../../../kernel/contract/index.ts";

const USE = "mail.use";

/** One server that a mail program is told of. */
export const ProgramServer = Type.Object({
  kind: OneOf(["imap", "smtp", "pop3"] as const),
  port: Type.Integer(),
  /** `tls`: from the first byte. `starttls`: the program asks for it before it signs in. */
  security: OneOf(["tls", "starttls"] as const),
});
export type ProgramServer = Static<typeof ProgramServer>;

export const Connection = Type.Object({
  name: Type.String(),
  address: Type.String(),
  /** What a program signs in with; the password is one of the person's passwords for programs. */
  login: Type.String(),
  /** The name or address of this machine under which the asker reached it. */
  host: Type.String(),
  /** The best first: what a program should use of each kind stands before others of its kind. */
  servers: Type.Array(ProgramServer),
  /** Whether the certificate is of the office's own authority, which devices must be told to trust. */
  ownAuthority: Type.Boolean(),
});
export type Connection = Static<typeof Connection>;

export const getConnection = defineRoute({
  method: "GET",
  path: "/api/mail/connection",
  permission: USE,
  summary: "What a mail program needs to know to work with my mail",
  reply: Connection,
});

export const downloadAppleProfile = defineRoute({
  method: "GET",
  path: "/api/mail/apple-profile",
  permission: USE,
  summary: "A configuration profile for my iPhone, iPad or Mac: the account, and the office's certificate authority",
  reply: FILE_REPLY,
});

const Asked = Exactly({ emailaddress: Type.Optional(Type.String({ maxLength: 320 })) });

/** Where Thunderbird and its relatives look, on the domain itself and on `autoconfig.` before it. */
export const autoconfigRoutes = ["/.well-known/autoconfig/mail/config-v1.1.xml", "/mail/config-v1.1.xml"].map((path) =>
  defineRoute({
    method: "GET",
    path,
    permission: PUBLIC,
    summary: "Servers of the office's mail, for mail programs that set themselves up (autoconfig)",
    query: Asked,
    reply: FILE_REPLY,
    ratePerMinute: 120,
  }),
);

/** Outlook asks for one path, in several spellings. */
export const autodiscoverRoutes = [
  "/autodiscover/autodiscover.xml",
  "/Autodiscover/Autodiscover.xml",
  "/AutoDiscover/AutoDiscover.xml",
].map((path) =>
  defineRoute({
    method: "POST",
    path,
    permission: PUBLIC,
    summary: "Servers of the office's mail, for Outlook (autodiscover)",
    body: Type.String({ maxLength: 16_384 }),
    bodyLimit: 16_384,
    reply: FILE_REPLY,
    ratePerMinute: 120,
  }),
);

/** The address of the profile, for a link. */
export const appleProfileAddress = "/api/mail/apple-profile";
