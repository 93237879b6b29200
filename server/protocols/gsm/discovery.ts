/** A tree of device files, as far as discovery reads it; on a real machine /sys/class/tty. */
export interface DeviceTree {
  list(): readonly string[];
  /** The USB device and interface behind a tty; undefined where it is none. */
  usb(tty: string): { device: string; vendor: string; product: string; face: string } | undefined;
}

/** A device with its ports, the one for commands first. */
export interface FoundDevice {
  /** Stays while it is plugged in; not an identity, which is the IMEI. */
  readonly key: string;
  readonly name: string;
  readonly ports: readonly string[];
}

/** Interfaces that answer AT commands, best first; others are for diagnosis or positions. */
const AT_FACES: Readonly<Record<string, readonly string[]>> = {
  // Quectel EC25/EG25, SIMCom SIM7600.
  "2c7c:0125": ["02", "03"],
  "1e0e:9001": ["02", "03"],
};

/** The modems among the ttys, grouped by the USB device that they belong to. */
export function findDevices(tree: DeviceTree): FoundDevice[] {
  const devices = new Map<string, { name: string; faces: { face: string; path: string }[] }>();
  for (const tty of tree.list()) {
    if (!/^tty(USB|ACM)\d+$/.test(tty)) continue;
    const usb = tree.usb(tty);
    if (!usb) continue;
    const name = `${usb.vendor}:${usb.product}`;
    const device = devices.get(usb.device) ?? { name, faces: [] };
    device.faces.push({ face: usb.face, path: `/dev/${tty}` });
    devices.set(usb.device, device);
  }
  return [...devices].map(([key, { name, faces }]) => {
    const wanted = AT_FACES[name];
    const rank = (face: string) => {
      const at = wanted?.indexOf(face) ?? -1;
      return at < 0 ? 100 : at;
    };
    const sorted = faces.sort((a, b) => rank(a.face) - rank(b.face) || a.face.localeCompare(b.face));
    return { key, name, ports: sorted.map(({ path }) => path) };
  });
}
