import { Type } from "typebox";
import {
  defineRoute,
  Done,
  Exactly,
  Id,
  Instant,
  Line,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";
import { MAIL_DOOR_NAMES } from "./doors.ts";

const MANAGE = "mail.manage";

const deviceInput = {
  name: Line(80),
  /** An IPv4 or IPv6 address, or a network: `192.168.7.20`, `192.168.7.0/24`. */
  network: Type.String({ minLength: 2, maxLength: 49, pattern: "^[0-9A-Fa-f:.]+(/\\d{1,3})?$" }),
  /** The one address as which it sends. */
  sender: Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@<>"]+@[^\\s@<>"]+$' }),
  /** Whether its bare line feeds are made into line ends instead of being refused. */
  mendsLines: Type.Boolean(),
};

/** A scanner or a machine that sends without signing in. */
export const MailDevice = Type.Object({
  id: Id,
  name: Type.String(),
  network: Type.String(),
  sender: Type.String(),
  mendsLines: Type.Boolean(),
  /** When it last sent something, and how many messages in the days that are kept. */
  sentAt: Nullable(Instant),
  messages: Type.Integer({ minimum: 0 }),
});
export type MailDevice = Static<typeof MailDevice>;
export interface MailDeviceInput {
  readonly name: string;
  readonly network: string;
  readonly sender: string;
  readonly mendsLines: boolean;
}

export const listDevices = defineRoute({
  method: "GET",
  path: "/api/mail/admin/devices",
  permission: MANAGE,
  summary: "Devices that send without signing in",
  reply: Type.Object({ items: Type.Array(MailDevice), port: Nullable(Type.Integer()) }),
});

export const createDevice = defineRoute({
  method: "POST",
  path: "/api/mail/admin/devices",
  permission: MANAGE,
  summary: "List a device",
  body: Exactly(deviceInput),
  reply: MailDevice,
});

export const changeDevice = defineRoute({
  method: "PUT",
  path: "/api/mail/admin/devices/:id",
  permission: MANAGE,
  summary: "Change a device",
  params: Exactly({ id: Id }),
  body: Exactly(deviceInput),
  reply: MailDevice,
});

export const deleteDevice = defineRoute({
  method: "DELETE",
  path: "/api/mail/admin/devices/:id",
  permission: MANAGE,
  summary: "Take a device off the list",
  params: Exactly({ id: Id }),
  reply: Done,
});

/** One line of what came in, went out or was refused. */
export const TrafficLine = Type.Object({
  id: Id,
  at: Instant,
  /** `delivered`, `refused`, `queued`, `sent`, `delayed`, `returned`. */
  what: Type.String(),
  door: Type.String(),
  /** The other side's IP address; empty for the office itself. */
  peer: Type.String(),
  sender: Type.String(),
  recipient: Type.String(),
  size: Type.Integer({ minimum: 0 }),
  /** As it was said: `550 5.1.1 No such person here`. */
  reply: Type.String(),
  /** The device that sent it. */
  device: Nullable(Type.String()),
});
export type TrafficLine = Static<typeof TrafficLine>;

export const listTraffic = defineRoute({
  method: "GET",
  path: "/api/mail/admin/traffic",
  permission: MANAGE,
  summary: "The last deliveries and refusals, newest first; by address, time and device",
  query: Exactly({
    ...pageQuery,
    /** A whole address, sender's or recipient's, in any case. */
    address: Type.Optional(Type.String({ minLength: 1, maxLength: 320 })),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    device: Type.Optional(Id),
  }),
  reply: Page(TrafficLine),
});

/** A program that is connected with somebody's password. */
export const ConnectedPerson = Type.Object({
  id: Id,
  personId: Id,
  name: Type.String(),
  door: Type.String(),
  address: Type.String(),
  program: Type.String(),
  secure: Type.Boolean(),
  since: Instant,
});

export const listConnections = defineRoute({
  method: "GET",
  path: "/api/mail/admin/connections",
  permission: MANAGE,
  summary: "Who is connected with which program",
  reply: Type.Object({ items: Type.Array(ConnectedPerson) }),
});

export const listDoors = defineRoute({
  method: "GET",
  path: "/api/mail/admin/doors",
  permission: MANAGE,
  summary: "The doors of the mail, and the certificate that they show",
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        name: OneOf(MAIL_DOOR_NAMES),
        host: Nullable(Type.String()),
        port: Nullable(Type.Integer()),
        /** What was asked for: `standard`, `host:port` or `off`. */
        chosen: Type.String(),
        /** By the command that starts the program: not to be changed here. */
        fixed: Type.Boolean(),
      }),
    ),
    certificate: Type.Object({ expiresAt: Instant, isOwn: Type.Boolean() }),
  }),
});
