import { resolveMx, resolve4, resolve6 } from "node:dns/promises";
import { ClientFault } from "../../../protocols/smtp/index.ts";

/** The servers of a domain, the preferred first. */
export type FindServers = (domain: string) => Promise<string[]>;

const GONE = new Set(["ENOTFOUND", "ENODATA"]);

/** The mail servers that the domain names, or itself where it names none (RFC 5321 §5.1). Rejects with `ClientFault`. */
export const findServers: FindServers = async (domain) => {
  const named = await ask(() => resolveMx(domain));
  if (named && named.length > 0) {
    // RFC 7505: a domain that says that it takes no mail.
    if (named.every(({ exchange }) => exchange === "" || exchange === "."))
      throw new ClientFault("556 5.1.10 The domain takes no mail", true);
    return named.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange);
  }
  const addresses = (await ask(() => resolve4(domain))) ?? (await ask(() => resolve6(domain)));
  if (!addresses) throw new ClientFault("550 5.1.2 There is no such domain", true);
  return [domain];
};

/** Undefined for what is not there; what cannot be asked now is asked later. */
async function ask<T>(question: () => Promise<T>): Promise<T | undefined> {
  try {
    return await question();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (GONE.has(code)) return undefined;
    throw new ClientFault(`451 4.4.3 The domain could not be looked up (${code})`, false);
  }
}
