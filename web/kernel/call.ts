import type { ErrorReply } from "../../server/kernel/contract/error.ts";
import { PUBLIC, type Reply, type Route } from "../../server/kernel/contract/route.ts";
import { CallError } from "./call-error.ts";
import { msg } from "./i18n.ts";
import { bodyOf, urlOf, type CallInput } from "./request.ts";

export { CallError, isAbort } from "./call-error.ts";
export { urlOf, type CallInput } from "./request.ts";

export interface CallOptions {
  /** Ends the call; it then rejects with an AbortError, which `isAbort` recognises. */
  readonly signal?: AbortSignal;
  /** False: a 401 is an answer like any other, not a session to be renewed. */
  readonly renew?: boolean;
  /** Bytes of the body that are sent, and of how many. Only for large bodies: it costs the use of XMLHttpRequest. */
  readonly onProgress?: (sent: number, total: number) => void;
}

/** The part of an input that need not be written when the route wants nothing. */
type Arguments<R extends Route> =
  Record<never, never> extends CallInput<R>
    ? [input?: CallInput<R>, options?: CallOptions]
    : [input: CallInput<R>, options?: CallOptions];

/** Asks the person to sign in again; resolves true when the same person did. Set by the shell. */
let signInAgain: () => Promise<boolean> = () => Promise.resolve(false);

/** Tells `call` how a lost session is renewed without losing what the page holds. */
export function onLostSession(renew: () => Promise<boolean>): void {
  signInAgain = renew;
}

/**
 * Calls a route of the office with the input and reply that its contract states. Rejects with `CallError`, whose message can be shown.
 * When the session has ended, the person signs in over the page and the call is then sent again: a 401 means that nothing was done.
 */
export async function call<R extends Route>(route: R, ...[input, options = {}]: Arguments<R>): Promise<Reply<R>> {
  const first = await send(route, input, options);
  if (first.status !== 401 || route.permission === PUBLIC || options.renew === false)
    return (await answerOf(first)) as Reply<R>;
  if (!(await signInAgain())) return (await answerOf(first)) as Reply<R>;
  options.signal?.throwIfAborted();
  return (await answerOf(await send(route, input, options))) as Reply<R>;
}

async function send(route: Route, input: unknown, options: CallOptions): Promise<Response> {
  const url = urlOf(route, input as CallInput<Route>);
  const body = bodyOf(input);
  const headers: Record<string, string> = { accept: "application/json" };
  if (body) headers["content-type"] = body.type;
  if (options.onProgress && body) return sendWithProgress(route.method, url, headers, body.content, options);
  try {
    return await fetch(url, {
      method: route.method,
      headers,
      credentials: "same-origin",
      ...(body && { body: body.content }),
      ...(options.signal && { signal: options.signal }),
    });
  } catch (error) {
    options.signal?.throwIfAborted();
    throw unreachable(error);
  }
}

/** fetch cannot tell how much of a body it has sent. */
function sendWithProgress(
  method: string,
  url: string,
  headers: Record<string, string>,
  body: BodyInit,
  { signal, onProgress }: CallOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress?.(event.loaded, event.total);
    request.onload = () => {
      resolve(new Response(request.status === 204 ? null : request.responseText, { status: request.status }));
    };
    request.onerror = () => {
      reject(unreachable(undefined));
    };
    request.onabort = () => {
      reject(new DOMException("Aborted", "AbortError"));
    };
    signal?.addEventListener("abort", () => {
      request.abort();
    });
    request.send(body as XMLHttpRequestBodyInit);
  });
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.ok) return response.status === 204 ? undefined : ((await response.json()) as unknown);
  const refusal = (await response.json().catch(() => undefined)) as
    { error?: Partial<ErrorReply["error"]> } | undefined;
  const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
  const { code, message, field, requestId } = refusal?.error ?? {};
  if (code !== undefined && message !== undefined) {
    throw new CallError({
      code,
      message,
      status: response.status,
      ...(field !== undefined && { field }),
      ...(requestId !== undefined && { requestId }),
      ...(wait > 0 && { retryAfter: wait }),
    });
  }
  throw new CallError({
    code: "web.unexpected",
    status: response.status,
    message: msg("Máy chủ trả lời không đúng cách. Hãy thử lại; nếu vẫn vậy, báo cho quản trị viên.", {
      id: "kernel.unexpected-reply",
    }),
  });
}

function unreachable(cause: unknown): CallError {
  const error = new CallError({
    code: "web.unreachable",
    status: 0,
    message: msg("Không kết nối được với máy chủ của cơ quan. Hãy kiểm tra mạng rồi thử lại.", {
      id: "kernel.unreachable",
    }),
  });
  error.cause = cause;
  return error;
}
