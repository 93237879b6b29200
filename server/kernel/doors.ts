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
