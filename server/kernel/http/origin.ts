import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a state-changing request or a websocket comes from the office's own page. The cookie is SameSite=Strict already; this is the
 * second lock. Browsers send `Origin` (RFC 6454) with every POST and websocket and `Sec-Fetch-Site` with everything; a program that sends
 * neither carries no cookie that it was not given.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
