import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DeviceTree } from "../../protocols/gsm/index.ts";

const TTYS = "/sys/class/tty";

/** The ttys of this machine; none where there is no /sys. */
export const sysTree: DeviceTree = {
  list: () => (existsSync(TTYS) ? readdirSync(TTYS) : []),
  usb(tty) {
    try {
      // …/usb1/1-4/1-4:1.2/ttyUSB2: the interface, and above it the device.
      const face = dirname(realpathSync(join(TTYS, tty, "device")));
      const holder = existsSync(join(face, "bInterfaceNumber")) ? face : realpathSync(join(TTYS, tty, "device"));
      const device = dirname(holder);
      const read = (folder: string, file: string) => readFileSync(join(folder, file), "utf8").trim();
      return {
        device,
        vendor: read(device, "idVendor"),
        product: read(device, "idProduct"),
        face: read(holder, "bInterfaceNumber"),
      };
    } catch {
      return undefined;
    }
  },
};

/** Which device a path leads to now: the same name may lead to another one after it was plugged in again. Undefined: to none. */
export function deviceOf(path: string): string | undefined {
  try {
    const link = lstatSync(path);
    return [link.ino, link.isSymbolicLink() ? link.ctimeMs : 0, statSync(path).rdev].join();
  } catch {
    return undefined;
  }
}
