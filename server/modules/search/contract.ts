import { Type } from "typebox";
import { defineRoute, Exactly, Id, Instant, Line, SIGNED_IN, type Static } from "../../kernel/contract/index.ts";

/** More than anybody types; longer is refused. UTF-16 units. */
export const MAX_QUERY_LENGTH = 100;

/** Something found: enough to recognise it and to go to it. */
export const SearchHit = Type.Object({
  title: Type.String(),
  /** What tells it apart: an excerpt, a position and department. */
  detail: Type.String(),
  /** Its address in the web, beginning with `/`. */
  path: Type.String(),
  /** The name of an icon of `web/kernel/icon-names.ts`. */
  icon: Type.Optional(Type.String()),
  /** When it happened, where it has a time. */
  at: Type.Optional(Instant),
  /** The person that the hit is, or who wrote it: their picture stands beside it. */
  personId: Type.Optional(Id),
});
export type SearchHit = Static<typeof SearchHit>;

/** What one provider found, the best first. */
export const SearchGroup = Type.Object({
  provider: Type.String(),
  title: Type.Object({ vi: Type.String(), en: Type.String() }),
  hits: Type.Array(SearchHit),
});
export type SearchGroup = Static<typeof SearchGroup>;

export const SearchResult = Type.Object({
  /** In the providers' order; those that found nothing are left out. */
  groups: Type.Array(SearchGroup),
  /** Providers that failed or did not answer in time: what is shown is not everything. */
  partial: Type.Optional(Type.Array(Type.String())),
});
export type SearchResult = Static<typeof SearchResult>;

export const searchOffice = defineRoute({
  method: "GET",
  path: "/api/search",
  permission: SIGNED_IN,
  summary: "People and things by any of their words, with or without marks; only what the caller may see",
  query: Exactly({
    q: Line(MAX_QUERY_LENGTH),
    /** One provider's name: more of its hits, and no others. */
    only: Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: "^[a-z][a-z-]*$" })),
  }),
  reply: SearchResult,
});
