import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 bits as 43 URL-safe characters: session keys, one-time codes in links. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret: a stolen database opens no session. 256 random bits need no salt or stretching. */
export function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** Names one request in the log and in the error that the person sees: 10 characters, easy to read out on the telephone. */
export function newRequestId(): string {
  return randomBytes(5).toString("hex");
}
