import { readFileSync } from "node:fs";
import type { Static } from "../../../kernel/contract/index.ts";
import { ClientFault, openClient, type SmtpClient } from "../../../protocols/smtp/index.ts";
import type { outgoingSettings } from "./settings.ts";

type Outgoing = Static<typeof outgoingSettings.schema>;

/** Connects to the server that takes everything, and signs in where it wants that. Rejects with `ClientFault`. */
export function openRelay(settings: Outgoing, name: string): Promise<SmtpClient> {
  const { smartHost, smartHostPort, security, authorityFile, username, password } = settings;
  return openClient({
    host: smartHost,
    port: smartHostPort,
    name,
    // A password never travels unencrypted, whatever the settings say.
    security: username !== "" && security === "opportunistic" ? "starttls" : security,
    ...(authorityFile !== "" && { ca: authorityIn(authorityFile) }),
    ...(username !== "" && { auth: { user: username, password } }),
  });
}

/** Read at every connection: a new file needs no restart. */
function authorityIn(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ClientFault(`451 4.7.5 ${error instanceof Error ? error.message : String(error)}`, false);
  }
}
