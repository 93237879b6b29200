import { existsSync } from "node:fs";
import type { Kernel } from "../../../kernel/module.ts";
import type { Cards } from "../cards.ts";
import type { ModemLine, ModemTrouble } from "../contract.ts";
import type { Reception } from "../reception.ts";
import type { Carrier, Sending } from "../sending.ts";
import type { SmsSettings } from "../settings.ts";
import * as store from "../store.ts";
import { isGatewayUrl, postMessage } from "./http.ts";
import { dropIntoSpool, isSpool, takeFromSpool } from "./spool.ts";

/** Ways out that are no modem of ours: an HTTP gateway, and the spool folder of smstools. Off until the administrator turns them on. */
export interface Gateways {
  /** Begins what is turned on, and reads what the spool has received. Called every second. */
  look(): void;
  list(): ModemLine[];
  /** Lets a gateway send again; undefined: it is none of ours. */
  test(path: string): ModemLine | undefined;
  stop(): void;
}

export interface GatewayParts {
  readonly kernel: Pick<Kernel, "db" | "clock" | "log">;
  readonly settings: () => SmsSettings;
  readonly cards: Cards;
  readonly sending: Sending;
  readonly reception: Reception;
  readonly startOfDay: (now: number) => number;
  readonly changed: () => void;
}

type Kind = "http" | "spool";
/** By these names they are counted and held, where a modem's card has its number. */
const NAMES: Readonly<Record<Kind, string>> = { http: "gateway-http", spool: "gateway-spool" };
const KINDS: readonly Kind[] = ["http", "spool"];

export function createGateways(parts: GatewayParts): Gateways {
  const { settings, cards, sending, reception } = parts;
  const serving = new Set<Kind>();
  let isOver = false;

  const isOn = (kind: Kind): boolean => (kind === "http" ? settings().httpOn : settings().spoolOn);
  const pathOf = (kind: Kind): string => (kind === "http" ? settings().httpUrl : settings().spoolFolder);
  const isUsable = (kind: Kind): boolean => (kind === "http" ? isGatewayUrl(pathOf(kind)) : isSpool(pathOf(kind)));
  const isReady = (kind: Kind): boolean =>
    !isOver && isOn(kind) && isUsable(kind) && cards.holdOf(NAMES[kind]) === null;

  function carrierOf(kind: Kind): Carrier {
    return {
      sim: NAMES[kind],
      sendsWhole: true,
      isReady: () => isReady(kind),
      send: (_pdu, number, { id, text }) =>
        kind === "http"
          ? postMessage(settings(), { id, number, text })
          : dropIntoSpool(
              pathOf(kind),
              { id, number, text },
              { patience: settings().submitSeconds * 1_000, isOver: () => isOver },
            ),
      hold(reason) {
        cards.hold(NAMES[kind], reason);
        parts.changed();
      },
      drain: () => Promise.resolve(),
      standing: () => ({ signal: undefined, isRoaming: false, balance: null }),
    };
  }

  function line(kind: Kind): ModemLine {
    const held = cards.holdOf(NAMES[kind]);
    const trouble: ModemTrouble | null = (held as ModemTrouble | null) ?? (isUsable(kind) ? null : "notReachable");
    return {
      kind,
      path: pathOf(kind),
      ports: [],
      name: "",
      phase: trouble === null ? "ready" : "failed",
      trouble,
      imei: null,
      sim: null,
      network: null,
      signal: null,
      balance: null,
      balanceText: null,
      sentToday: store.partsOverSim(parts.kernel.db, NAMES[kind], parts.startOfDay(parts.kernel.clock.now())),
      dailyCap: settings().dailyCap,
    };
  }

  function receive(): void {
    const folder = settings().spoolFolder;
    if (!settings().spoolOn || !existsSync(folder)) return;
    try {
      takeFromSpool(folder, (inbound) => {
        if (inbound.kind === "report") reception.takeReport(inbound, NAMES.spool);
        else reception.takeText(inbound, NAMES.spool);
      });
    } catch (error) {
      parts.kernel.log.error("The spool folder could not be read", error, { folder });
    }
  }

  return {
    look() {
      for (const kind of KINDS) {
        const isWanted = isReady(kind);
        if (isWanted && !serving.has(kind)) sending.serve(carrierOf(kind));
        if (isWanted !== serving.has(kind)) parts.changed();
        if (isWanted) serving.add(kind);
        else serving.delete(kind);
      }
      receive();
    },
    list: () => KINDS.filter(isOn).map(line),
    test(path) {
      const kind = KINDS.find((each) => isOn(each) && pathOf(each) === path);
      if (!kind) return undefined;
      cards.hold(NAMES[kind], null);
      if (isReady(kind)) sending.serve(carrierOf(kind));
      return line(kind);
    },
    stop() {
      isOver = true;
    },
  };
}
