import { Type } from "typebox";
import { defineRoute, Exactly, OneOf, Page, pageQuery, type Static } from "../../../kernel/contract/index.ts";
import { MessageRow } from "./messages.ts";

const USE = "mail.use";

const Typed = Type.String({ minLength: 1, maxLength: 200 });

/** What each part of the search was understood as; `words` where it was nothing else. */
export const SEARCH_PARTS = [
  "words",
  "phrase",
  "from",
  "to",
  "cc",
  "subject",
  "filename",
  "in",
  "label",
  "received",
  "larger",
  "smaller",
  "unread",
  "read",
  "starred",
  "answered",
  "attachment",
] as const;

/** A part of what was typed, as it was understood. `start` and `end` say where it stands, in UTF-16 units: taking it out takes the condition away. */
export const SearchChip = Type.Object({
  kind: OneOf(SEARCH_PARTS),
  not: Type.Boolean(),
  /** The words, the folder or the label; of a size, bytes; of a time, `from/until` as days, the last not included, each may be empty. */
  value: Type.String(),
  start: Type.Integer({ minimum: 0 }),
  end: Type.Integer({ minimum: 0 }),
});
export type SearchChip = Static<typeof SearchChip>;

export const FoundMessage = Type.Object({
  ...MessageRow.properties,
  /** Has the words with the marks as they were typed: such come first. */
  exact: Type.Boolean(),
});
export type FoundMessage = Static<typeof FoundMessage>;

export const searchMessages = defineRoute({
  method: "GET",
  path: "/api/mail/search",
  permission: USE,
  summary:
    "Messages that I may read and that have what I typed: words without marks, operators (from: to: in: has: before: …); what has the marks comes first, then the newest",
  query: Exactly({ ...pageQuery, q: Typed }),
  reply: Type.Object({
    ...Page(FoundMessage).properties,
    understood: Type.Array(SearchChip),
    /** Messages of the office that are still to be indexed, some of which may be mine. */
    waiting: Type.Integer({ minimum: 0 }),
  }),
});

/** What the end of a search may become. */
export const SearchSuggestion = Type.Object({
  kind: OneOf(["operator", "person", "folder", "value"] as const),
  /** What stands in the list: the operator, the name, the folder. */
  title: Type.String(),
  /** Beside it: what the operator does, the person's address. */
  detail: Type.String(),
  /** The whole search with it taken. */
  query: Type.String(),
});
export type SearchSuggestion = Static<typeof SearchSuggestion>;

export const suggestSearch = defineRoute({
  method: "GET",
  path: "/api/mail/search-suggestions",
  permission: USE,
  summary: "How the search that I am typing may go on: operators, colleagues, my folders, dates",
  query: Exactly({ q: Type.String({ maxLength: 200 }) }),
  reply: Type.Object({ items: Type.Array(SearchSuggestion) }),
});
