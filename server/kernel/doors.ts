import { createServer, type Server } from "node:net";
import { Type } from "typebox";
import { defineErrors } from "./errors.ts";

/** Where a door listens: `host:port`, an IPv6 host in brackets, or `off`. */
export const DoorAddress = Type.String({ pattern: "^(off|(\\[[0-9a-f:]+\\]|[^:\\s]+):\\d{1,5})$" });

const doorErrors = defineErrors("doors", {
  portInUse: {
    status: 500,
    vi: "Cổng {port} ({door}) đang được chương trình khác dùng. Hãy dừng chương trình đó hoặc chọn cổng khác: congso serve --{door} {host}:CỔNG.",
    en: "Port {port} ({door}) is used by another program. Stop that program or choose another port: congso serve --{door} {host}:PORT.",
  },
  portForbidden: {
    status: 500,
    vi: "Không được phép mở cổng {port} ({door}). Hãy chạy với quyền cao hơn hoặc chọn cổng từ 1024 trở lên: congso serve --{door} {host}:CỔNG.",
    en: "Opening port {port} ({door}) is not allowed. Run with more rights, or choose a port from 1024 up: congso serve --{door} {host}:PORT.",
  },
  samePort: {
    status: 500,
    vi: "Cửa {door} và cửa {other} cùng được đặt ở cổng {port}. Hãy chọn cổng khác cho một trong hai: congso serve --{door} {host}:CỔNG.",
    en: "The doors {door} and {other} are both set to port {port}. Choose another port for one of them: congso serve --{door} {host}:PORT.",
  },
  addressUnknown: {
    status: 500,
    vi: "Máy này không có địa chỉ {host} (cửa {door}). Hãy dùng 0.0.0.0 để mở trên mọi địa chỉ.",
    en: "This machine has no address {host} (door {door}). Use 0.0.0.0 to listen on all addresses.",
  },
});

/** `host:port` in its parts; an IPv6 host stands in brackets. */
export function splitAddress(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(":");
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(address.slice(colon + 1)) };
}

/** What the person reads when a door cannot be opened; the error itself when it is none of the known causes. */
export function doorRefusal(door: string, host: string, port: number, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === "EADDRINUSE") return doorErrors.portInUse({ door, host, port });
  if (code === "EACCES") return doorErrors.portForbidden({ door, host, port });
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return doorErrors.addressUnknown({ door, host });
  return error;
}

/**
 * Finds out whether every door could be opened, `door -> "host:port" | "off"`, and gives the ports back. Called with the data folder's lock
 * held and before anything is written, so that a port in use leaves the office exactly as it was: no upgrade, no copy.
 * Refuses with a `doors.*` code.
 */
export async function tryDoors(addresses: Readonly<Record<string, string>>): Promise<void> {
  const tried: { door: string; port: number; server: Server }[] = [];
  try {
    for (const [door, address] of Object.entries(addresses)) {
      if (address === "off") continue;
      const { host, port } = splitAddress(address);
      try {
        tried.push({ door, port, server: await bind(host, port) });
      } catch (error) {
        const other = port === 0 ? undefined : tried.find((one) => one.port === port)?.door;
        throw other === undefined
          ? doorRefusal(door, host, port, error)
          : doorErrors.samePort({ door, other, host, port });
      }
    }
  } finally {
    await Promise.all(tried.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  }
}

function bind(host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    // Whoever comes this early finds the door shut again rather than an office that does not answer.
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      resolve(server);
    });
  });
}
