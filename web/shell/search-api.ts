import { searchOffice as route, type SearchResult } from "../../server/modules/search/contract.ts";
import { call } from "../kernel/call.ts";

export type { SearchGroup as HitGroup } from "../../server/modules/search/contract.ts";

export const searchOffice = (q: string, signal: AbortSignal): Promise<SearchResult> =>
  call(route, { query: { q } }, { signal });
