import { BlockList, isIP } from "node:net";
import { hostname, networkInterfaces } from "node:os";

/** Under what a machine is reached; lower case. */
export interface MachineNames {
  readonly names: readonly string[];
  /** IPv4 and IPv6, of this machine itself and of every network that it stands in. */
  readonly addresses: readonly string[];
}

/** Networks that belong to nobody on the internet: RFC 1918, 3927, 4193, 4291, 6598 and the machine itself. */
export const PRIVATE_NETWORKS = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "100.64.0.0/10",
  "fc00::/7",
  "fe80::/10",
  "::1/128",
] as const;
export const PRIVATE_DOMAINS = ["localhost", "lan", "local", "internal", "home.arpa"] as const;

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,62})?(\.[a-z0-9]([a-z0-9-]{0,62})?)*$/;

const privateNetworks = new BlockList();
for (const network of PRIVATE_NETWORKS) {
  const [address = "", bits = ""] = network.split("/");
  privateNetworks.addSubnet(address, Number(bits), familyOf(address));
}

/**
 * What mail programs and browsers of this office may call this machine. Link-local and public IPv6 addresses are left out: machines take new
 * ones by themselves every day.
 */
export function machineNames(domain: string, more: readonly string[] = []): MachineNames {
  const names = [domain, `mail.${domain}`, "localhost", hostname().toLowerCase(), ...more];
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address }) => address.toLowerCase())
    .filter((address) => isIP(address) === 4 || (isPrivate(address) && !address.startsWith("fe80:")));
  return {
    names: [...new Set(names.filter((name) => HOST_NAME.test(name)))],
    addresses: [...new Set(["127.0.0.1", "::1", ...addresses])],
  };
}

/** Those of the machine's names that an authority may vouch for that was made with `permitted`. */
export function permittedOf(machine: MachineNames, permitted: readonly string[]): MachineNames {
  const domains = [...permitted, ...PRIVATE_DOMAINS];
  return {
    names: machine.names.filter((name) => domains.some((domain) => name === domain || name.endsWith(`.${domain}`))),
    addresses: machine.addresses.filter((address) => isPrivate(address) || permitted.includes(address)),
  };
}

function isPrivate(address: string): boolean {
  return privateNetworks.check(address, familyOf(address));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
