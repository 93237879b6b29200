import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import type { Actor } from "../access/actor.ts";
import type { FILE_REPLY, Input, IsFileBody, RAW_REPLY, Reply, Route } from "../contract/index.ts";
import type { Log } from "../log.ts";

/** What a handler knows beside the input: who asks, from where, and the request's own log. */
export interface RequestContext {
  readonly actor: Actor;
  /** The peer's IP address. */
  readonly address: string;
  /** The name or address of this machine that was asked for, without the port. The asker says it: nothing may be believed because of it. */
  readonly host: string;
  /** The browser or program, as it names itself; at most 200 characters. */
  readonly agent: string;
  readonly requestId: string;
  readonly log: Log;
  /** Fires when the client goes away. */
  readonly signal: AbortSignal;
  /** Sets or ends the session cookie; only the sign-in routes use it. */
  readonly cookie: { set(secret: string, expiresAt: number): void; clear(): void };
}

/** The bare ends of a request, for a route with RAW_REPLY. The body has not been read. */
export interface RawEnds {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The bytes of a file that a route answers with. */
export interface FileAnswer {
  /** Whole content, or the wanted range of a stored file. */
  readonly content:
    | { readonly kind: "bytes"; readonly bytes: Uint8Array }
    /** `size` bytes of a stored file, from the byte `from` on; from its first unless said. */
    | { readonly kind: "stored"; readonly hash: string; readonly size: number; readonly from?: number }
    /** A file of the data folder that the program itself made, such as a backup: too large for memory. */
    | { readonly kind: "path"; readonly path: string; readonly size: number }
    /** Made while it is sent, its length not known before: many files as one. */
    | { readonly kind: "stream"; readonly stream: Readable };
  readonly type: string;
  readonly name: string;
  /** `inline` only for types that cannot run (pictures, PDF); everything else downloads. */
  readonly disposition: "inline" | "attachment";
  /** Content that never changes under this address (content-addressed) may be kept by the browser for a year. */
  readonly immutable?: boolean;
  /** A content security policy of its own, for a document that is shown in a frame; the strictest one unless said. */
  readonly policy?: string;
  /** Called when the last byte has been handed to the network: of the whole file, or of a range that reaches its end. */
  readonly onSent?: () => void;
}

type Answer<R extends Route> = R["reply"] extends typeof FILE_REPLY
  ? FileAnswer
  : R["reply"] extends typeof RAW_REPLY
    ? undefined
    : Reply<R>;

/** The parts that the route declares, checked and typed, and the context. A file body comes as the stream of the request. */
export type HandlerInput<R extends Route> = Omit<Input<R>, "body"> & {
  body: IsFileBody<R> extends true ? Readable : Input<R>["body"];
} & RequestContext &
  /** Hands the request over: from this call on the handler answers alone. What it refuses before is answered like any refusal. */
  (R["reply"] extends typeof RAW_REPLY ? { raw(): RawEnds } : unknown);

export type Handler<R extends Route> = (input: HandlerInput<R>) => Answer<R> | Promise<Answer<R>>;

/** A route with its handler, as a module plugs it in. */
export interface MountedRoute {
  readonly route: Route;
  readonly handler: (input: HandlerInput<Route>) => unknown;
}

/** Joins a route to what answers it; the types of both come from the route. */
export function handle<R extends Route>(route: R, handler: Handler<R>): MountedRoute {
  // The server parses the input by the same route, so the handler receives exactly the type that it states.
  return { route, handler: handler as MountedRoute["handler"] };
}
