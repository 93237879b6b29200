import { BlockList, isIP } from "node:net";

/** One IP address or a range of them, as an administrator writes it: `192.168.7.20`, `192.168.7.0/24`, `fd00::/64`. */
export interface Network {
  has(address: string): boolean;
  /** How narrow it is: bits of the prefix as of an IPv6 address, so that a /24 of IPv4 and a /120 of IPv6 are equal. */
  readonly bits: number;
}

export function isNetwork(text: string): boolean {
  const [address = "", bits] = text.split("/");
  const family = isIP(address);
  return family !== 0 && (bits === undefined || Number(bits) <= (family === 6 ? 128 : 32));
}

/** The network of a text that `isNetwork` took. An IPv4 address that came over IPv6 (`::ffff:10.0.0.1`) counts as IPv4. */
export function networkOf(text: string): Network {
  const [address = "", given] = text.split("/");
  const isV6 = isIP(address) === 6;
  const bits = given === undefined ? (isV6 ? 128 : 32) : Number(given);
  const list = new BlockList();
  list.addSubnet(address, bits, isV6 ? "ipv6" : "ipv4");
  return {
    bits: isV6 ? bits : bits + 96,
    has(peer) {
      const plain = peer.replace(/^::ffff:(?=\d+\.)/i, "");
      const family = isIP(plain);
      return family !== 0 && list.check(plain, family === 6 ? "ipv6" : "ipv4");
    },
  };
}
