import type { Input, IsFileBody, Route } from "../../server/kernel/contract/route.ts";

type Body<R extends Route> = IsFileBody<R> extends true ? Blob : Input<R>["body"];

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : Record<never, never> extends Value
    ? Partial<Record<Name, Value>>
    : Record<Name, Value>;

/** Exactly the parts that the route declares: `params`, `query`, `body`. A file body is a Blob. */
export type CallInput<R extends Route> = Part<"params", Input<R>["params"]> &
  Part<"query", Input<R>["query"]> &
  Part<"body", Body<R>>;

interface LooseInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The address of a route with its parameters filled in: `/api/polls/7?limit=50`. Throws on a missing parameter. */
export function urlOf<R extends Route>(route: R, input?: CallInput<R>): string {
  const { params = {}, query = {} } = (input ?? {}) as LooseInput;
  const path = route.path.replace(/:([A-Za-z]\w*)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === "") throw new TypeError(`${route.path} needs "${name}"`);
    return encodeURIComponent(text(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, text(one));
  }
  const tail = search.toString();
  return tail === "" ? path : `${path}?${tail}`;
}

/** The body and its type as they go over the wire. */
export function bodyOf(input: unknown): { content: BodyInit; type: string } | undefined {
  const body = (input as LooseInput | undefined)?.body;
  if (body === undefined) return undefined;
  if (body instanceof Blob) return { content: body, type: "application/octet-stream" };
  return { content: JSON.stringify(body), type: "application/json" };
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return JSON.stringify(value);
}
