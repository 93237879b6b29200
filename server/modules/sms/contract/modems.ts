import { Type } from "typebox";
import { defineRoute, Done, Exactly, Line, Nullable, OneOf, type Static } from "../../../kernel/contract/index.ts";

/** Why a modem or its card does not send; each has its words and what to do in the web. */
export const MODEM_TROUBLES = [
  "noAnswer",
  "noSim",
  "pinMissing",
  "pinTriedBefore",
  "pinTooFewTries",
  "pinWrong",
  "pukNeeded",
  "noPduMode",
  "unplugged",
  "noNetwork",
  "stop-sim",
  "credit",
  "service-centre",
  "notReachable",
] as const;
export type ModemTrouble = (typeof MODEM_TROUBLES)[number];

export const ModemLine = Type.Object({
  /** `http` and `spool`: a way out that is no modem of ours. */
  kind: OneOf(["modem", "http", "spool"]),
  path: Type.String(),
  ports: Type.Array(Type.String()),
  name: Type.String(),
  phase: OneOf(["absent", "starting", "no-network", "ready", "failed"]),
  trouble: Nullable(OneOf(MODEM_TROUBLES)),
  imei: Nullable(Type.String()),
  sim: Nullable(Type.String()),
  network: Nullable(Type.String()),
  /** dBm. */
  signal: Nullable(Type.Integer()),
  /** Đồng. */
  balance: Nullable(Type.Integer()),
  balanceText: Nullable(Type.String()),
  sentToday: Type.Integer(),
  dailyCap: Type.Integer(),
});
export type ModemLine = Static<typeof ModemLine>;

export const listModems = defineRoute({
  method: "GET",
  path: "/api/sms/modems",
  permission: "sms.manage",
  summary: "The modems with their cards, networks and troubles",
  reply: Type.Object({ items: Type.Array(ModemLine) }),
});
export const testModem = defineRoute({
  method: "POST",
  path: "/api/sms/modems/test",
  permission: "sms.manage",
  summary: "Ask a modem for its network, signal and balance now, and let its card send again",
  body: Exactly({ path: Line(200) }),
  reply: ModemLine,
});
export const enterPin = defineRoute({
  method: "POST",
  path: "/api/sms/modems/pin",
  permission: "sms.manage",
  summary: "Keep the PIN of a card; it is tried once",
  body: Exactly({ path: Line(200), pin: Type.String({ pattern: "^\\d{4,8}$" }) }),
  reply: Done,
});
