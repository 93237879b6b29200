import { readFileSync } from "node:fs";
import { Type } from "typebox";
import { systemClock, type Clock } from "./kernel/clock.ts";
import { Exactly, OptionalLine } from "./kernel/contract/index.ts";
import { DoorAddress, doorRefusal, splitAddress } from "./kernel/doors.ts";
import { defineErrors } from "./kernel/errors.ts";
import { createHouse, type OpenHouse } from "./kernel/house.ts";
import type { Log } from "./kernel/log.ts";
import type { Kernel } from "./kernel/module.ts";
import { defineSettings } from "./kernel/settings/define.ts";
import { openSettings } from "./kernel/settings/settings.ts";
import { furnish, type Services } from "./modules.ts";

export const httpSettings = defineSettings(
  "http",
  Exactly({
    /** Where the browser comes in, `host:port`, or `off`. */
    address: DoorAddress,
    /** PEM files of a certificate that the agency has; both or none. */
    certificateFile: OptionalLine(500),
    keyFile: OptionalLine(500),
    /** Whether a proxy on this machine stands in front and its X-Forwarded headers are believed. */
    behindProxy: Type.Boolean(),
  }),
  { address: "0.0.0.0:8080", certificateFile: "", keyFile: "", behindProxy: false },
);

const officeErrors = defineErrors("office", {
  certificate: {
    status: 500,
    vi: "Không đọc được chứng thư hoặc khóa TLS ({detail}). Hãy kiểm tra http.certificateFile và http.keyFile trong settings.json.",
    en: "The TLS certificate or key cannot be read ({detail}). Check http.certificateFile and http.keyFile in settings.json.",
  },
});

export interface OfficeOptions {
  /** The folder that is the whole office. */
  readonly dataDir: string;
  readonly log: Log;
  readonly version: string;
  readonly clock?: Clock;
  /** `door -> "host:port" | "off"`; wins over the settings. A door that is not named here opens as the settings say. */
  readonly doors?: Readonly<Record<string, string>>;
  /** Draws the names of things, as UUIDs; random unless said. */
  readonly newName?: () => string;
  /** The folder of the built web. */
  readonly webDir?: string;
}

/** A living office. */
export interface Office {
  readonly kernel: Kernel;
  readonly services: Services;
  readonly house: OpenHouse;
  /** Where every door listens, `door -> "host:port" | "off"`, as the command line and the settings say. */
  readonly doors: Readonly<Record<string, string>>;
  /** Whether the door for browsers speaks TLS. */
  readonly isSecure: boolean;
  /** Opens the door for browsers; returns the port of every open door by its name. */
  listen(): Promise<Readonly<Record<string, number>>>;
  /** Finishes what was begun, within 10 s, and gives the data folder back. */
  close(): Promise<void>;
}

/** The composition root: opens the store, starts the modules. Refuses with a coded error, having changed nothing. */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const settings = openSettings(options.dataDir);
  const http = settings.section(httpSettings);
  const tls = readCertificate(http.get());
  const house = createHouse({
    dataDir: options.dataDir,
    log: options.log,
    version: options.version,
    clock: options.clock ?? systemClock,
    doors: options.doors ?? {},
    settings,
    behindProxy: http.get().behindProxy,
    ...(options.newName && { newName: options.newName }),
    ...(options.webDir !== undefined && { webDir: options.webDir }),
    ...(tls && { tls }),
  });
  const { services, identity } = furnish(house);
  const address = options.doors?.["http"] ?? http.get().address;
  const open = await house.open(identity, address);
  services.directory.seedPermissions(Object.fromEntries(house.kernel.permissions.all()));
  return {
    kernel: house.kernel,
    services,
    house: open,
    doors: { http: address, ...house.engine.doors() },
    isSecure: open.isSecure,
    async listen() {
      const ports = {
        ...(address !== "off" && { http: await listenAt(open, address) }),
        ...Object.fromEntries(
          Object.entries(services.mail.doors()).flatMap(([door, open]) => (open ? [[door, open.port]] : [])),
        ),
      };
      for (const [door, port] of Object.entries(ports)) house.engine.ports.set(door, port);
      return ports;
    },
    close: () => open.close(),
  };
}

function readCertificate(files: { certificateFile: string; keyFile: string }) {
  if (files.certificateFile === "" && files.keyFile === "") return undefined;
  try {
    return { cert: readFileSync(files.certificateFile, "utf8"), key: readFileSync(files.keyFile, "utf8") };
  } catch (error) {
    throw officeErrors.certificate({ detail: error instanceof Error ? error.message : String(error) });
  }
}

async function listenAt(open: OpenHouse, address: string): Promise<number> {
  const { host, port } = splitAddress(address);
  try {
    await open.http.listen({ host, port });
  } catch (error) {
    throw doorRefusal("http", host, port, error);
  }
  const bound = open.http.server.address();
  return typeof bound === "object" && bound ? bound.port : port;
}
