import { BlockList, isIP } from "node:net";

/** One address or a network of them. */
export interface Network {
  /** How narrow it is: 128 for one address, of either family. */
  readonly bits: number;
  has(address: string): boolean;
}

/** Reads `192.168.7.20`, `192.168.7.0/24` or the same of IPv6; undefined for what is neither. */
export function networkOf(text: string): Network | undefined {
  const [address = "", given] = text.split("/");
  const family = isIP(address);
  if (family === 0) return undefined;
  const most = family === 6 ? 128 : 32;
  const bits = given === undefined ? most : Number(given);
  if (bits > most) return undefined;
  const list = new BlockList();
  list.addSubnet(address, bits, family === 6 ? "ipv6" : "ipv4");
  return {
    bits: bits + 128 - most,
    has: (candidate) => isIP(candidate) !== 0 && list.check(candidate, isIP(candidate) === 6 ? "ipv6" : "ipv4"),
  };
}
