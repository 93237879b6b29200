import { defineModule } from "../../kernel/module.ts";
import { searchRoutes } from "./routes.ts";
import { createSearchService, type SearchService } from "./service.ts";

/** The office's one search box. It owns nothing: each module searches its own rows by its own policy. */
export const searchModule = defineModule<Record<never, never>, SearchService>({
  name: "search",
  tier: "ground",
  build(kernel) {
    const search = createSearchService(kernel.log.named("search"));
    return { service: search, routes: searchRoutes(search) };
  },
});

export type { SearchHit } from "./contract.ts";
export type { SearchProvider, SearchService } from "./service.ts";
