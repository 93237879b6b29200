import { classOf, type SendOutcome } from "../../../protocols/gsm/index.ts";
import type { SmsSettings } from "../settings.ts";

export type HttpSettings = Pick<SmsSettings, "httpUrl" | "httpToken" | "httpBody" | "submitSeconds">;

/** Says that no connection was made: the gateway has surely not got the message. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Fills `{number}`, `{text}` and `{id}` into the text of a JSON document. */
export function fillBody(template: string, values: { number: string; text: string; id: string }): string {
  return template.replace(/\{(number|text|id)\}/g, (_whole, name: keyof typeof values) =>
    JSON.stringify(values[name]).slice(1, -1),
  );
}

/** Whether a template becomes a JSON document whatever is filled in. */
export function isBody(template: string): boolean {
  try {
    JSON.parse(fillBody(template, { number: "0", text: '"\\', id: "0" }));
    return template.includes("{number}") && template.includes("{text}");
  } catch {
    return false;
  }
}

export function isGatewayUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/**
 * Hands a whole message to an HTTP gateway: one POST of a JSON document. The gateway may tell repeats apart by the header `Idempotency-Key`
 * (the message's id). Never rejects; what is not surely refused is unknown.
 */
export async function postMessage(
  settings: HttpSettings,
  message: { id: number; number: string; text: string },
): Promise<SendOutcome> {
  const { httpUrl, httpToken, httpBody, submitSeconds } = settings;
  const id = String(message.id);
  try {
    const response = await fetch(httpUrl, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(submitSeconds * 1_000),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "idempotency-key": `congso-${id}`,
        ...(httpToken !== "" && { authorization: `Bearer ${httpToken}` }),
      },
      body: fillBody(httpBody, { number: message.number, text: message.text, id }),
    });
    await response.body?.cancel();
    return outcomeOfStatus(response.status);
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? "";
    if (NOT_CONNECTED.has(cause)) return { kind: "refused", code: undefined, reason: "temporary" };
    return { kind: "unknown", awaited: "the gateway's answer" };
  }
}

/** What the gateway's status means for the message (RFC 9110 §15). */
function outcomeOfStatus(status: number): SendOutcome {
  const refused = (reason: ReturnType<typeof classOf>): SendOutcome => ({ kind: "refused", code: status, reason });
  // A gateway gives no TP-MR: its messages are told apart by their recipient.
  if (status >= 200 && status < 300) return { kind: "accepted", reference: 0 };
  if (status === 402) return refused("credit");
  if ([400, 404, 410, 413, 422].includes(status)) return refused("bad-number");
  if (status === 429 || status === 503) return refused("temporary");
  // It answered, and does not want us: somebody has to look. So with a redirection, which could lead a message anywhere.
  if (status < 500) return refused("stop-sim");
  return { kind: "unknown", awaited: `more than ${String(status)} from the gateway` };
}
