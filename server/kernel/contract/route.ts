import type { Static, TObject, TSchema } from "typebox";

/** Who may come in without a permission of their own. */
export const PUBLIC = "public";
export const SIGNED_IN = "signed-in";

/** Marks a body that is the bytes of one file, sent as `application/octet-stream` and streamed to disk. */
export const FILE_BODY = "file";
/** Marks a reply that is the bytes of one file. */
export const FILE_REPLY = "file";
/**
 * Marks a reply that the handler writes itself in the language of another protocol (tus), on the bare request and response. Session, permission,
 * origin and the bounds of `params` and `query` hold as for every route. A GET route answers HEAD too.
 */
export const RAW_REPLY = "raw";

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One door of the office's HTTP interface. The server's `mount`, the web's `call` and the OpenAPI document are all made from it. */
export interface Route<
  Params extends TObject | undefined = TObject | undefined,
  Query extends TObject | undefined = TObject | undefined,
  Body extends TSchema | typeof FILE_BODY | undefined = TSchema | typeof FILE_BODY | undefined,
  Reply extends TSchema | typeof FILE_REPLY | typeof RAW_REPLY = TSchema | typeof FILE_REPLY | typeof RAW_REPLY,
> {
  readonly method: HttpMethod;
  /** Begins with `/api/`; parameters as `:name`. */
  readonly path: string;
  /** A permission's name, `SIGNED_IN` or `PUBLIC`. There is no default: forgetting it does not compile. */
  readonly permission: string;
  /** One line for the OpenAPI page. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly reply: Reply;
  /** Bytes of a body; 256 KiB unless said. Files have their own bound in the settings. */
  readonly bodyLimit?: number;
  /** Requests per minute and address, where this door needs a lower bound than the office's. */
  readonly ratePerMinute?: number;
}

/** The value of a part that is declared; `undefined` where the route has no such part. */
type Value<T> = [Exclude<T, undefined>] extends [never]
  ? undefined
  : Exclude<T, undefined> extends TSchema
    ? Static<Exclude<T, undefined>>
    : undefined;

/** Whether the route takes the bytes of a file. */
export type IsFileBody<R extends Route> = [Exclude<R["body"], undefined>] extends [typeof FILE_BODY]
  ? [Exclude<R["body"], undefined>] extends [never]
    ? false
    : true
  : false;

/** What a caller sends: exactly the parts that the route declares. */
export type Input<R extends Route> = {
  params: Value<R["params"]>;
  query: Value<R["query"]>;
  body: IsFileBody<R> extends true ? typeof FILE_BODY : Value<R["body"]>;
};

export type Reply<R extends Route> = R["reply"] extends TSchema
  ? Static<R["reply"]>
  : Extract<R["reply"], typeof FILE_REPLY | typeof RAW_REPLY>;

/** Declares a route. The definition is data; the server mounts it, the web calls it. */
export function defineRoute<
  const Params extends TObject | undefined = undefined,
  const Query extends TObject | undefined = undefined,
  const Body extends TSchema | typeof FILE_BODY | undefined = undefined,
  const Reply extends TSchema | typeof FILE_REPLY | typeof RAW_REPLY = TSchema,
>(route: Route<Params, Query, Body, Reply>): Route<Params, Query, Body, Reply> {
  return route;
}
