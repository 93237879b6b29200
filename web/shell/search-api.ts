import type { TObject, TString } from "typebox";
import { defineRoute, SIGNED_IN } from "../../server/kernel/contract/route.ts";
import { call } from "../kernel/call.ts";
import { typed } from "../kernel/typed.ts";

/** What one provider found. */
export interface HitGroup {
  readonly provider: string;
  readonly hits: readonly {
    readonly title: string;
    readonly detail?: string;
    readonly path: string;
    readonly icon?: string;
    readonly at?: number;
  }[];
}

const search = defineRoute({
  method: "GET",
  path: "/api/search",
  permission: SIGNED_IN,
  summary: "",
  query: {} as TObject<{ q: TString }>,
  reply: typed<{ groups: HitGroup[] }>(),
});

export const searchOffice = (q: string, signal: AbortSignal): Promise<{ groups: readonly HitGroup[] }> =>
  call(search, { query: { q } }, { signal });
