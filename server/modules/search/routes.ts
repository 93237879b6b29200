import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import { searchOffice } from "./contract.ts";
import type { SearchService } from "./service.ts";

export function searchRoutes(search: SearchService): MountedRoute[] {
  return [handle(searchOffice, ({ actor, query }) => search.search(actor, query))];
}
