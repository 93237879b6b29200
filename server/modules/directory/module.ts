import { defineModule } from "../../kernel/module.ts";
import type { SearchService } from "../search/module.ts";
import { createAbsences } from "./absences.ts";
import { createAudiences } from "./audience.ts";
import { permissions } from "./contract.ts";
import { createCore } from "./core.ts";
import { createDirectoryService } from "./create-service.ts";
import { createExchange } from "./exchange/exchange.ts";
import { createGroupsAndRoles } from "./groups-roles.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import { createPasswords } from "./passwords.ts";
import { createPeople } from "./people.ts";
import { createPhotos } from "./photos.ts";
import { directoryRoutes } from "./routes.ts";
import { peopleSearch } from "./search.ts";
import type { DirectoryService } from "./service.ts";
import { createSignIn } from "./sign-in.ts";
import { createStructure } from "./structure.ts";
import { createThrottle } from "./throttle.ts";

interface Needs {
  readonly search: SearchService;
}

/** Who works here: people, departments, positions, groups, roles, absences; and signing in. */
export const directoryModule = defineModule<Needs, DirectoryService>({
  name: "directory",
  tier: "foundation",
  permissions,
  migrations: [{ id: "0001-initial", sql: initial }],
  build(kernel, { search }) {
    const core = createCore(kernel);
    const passwords = createPasswords();
    const parts = {
      core,
      passwords,
      people: createPeople(core),
      structure: createStructure(core),
      groupsAndRoles: createGroupsAndRoles(core),
      absences: createAbsences(core),
      audiences: createAudiences(core),
      photos: createPhotos(core),
      signIn: createSignIn(core, passwords, createThrottle(kernel.clock)),
    };
    search.register(peopleSearch(core));
    return {
      service: createDirectoryService(parts),
      routes: directoryRoutes({ ...parts, exchange: createExchange(core) }),
      blobs: ["SELECT DISTINCT photo_hash AS hash FROM directory_person WHERE photo_hash IS NOT NULL"],
    };
  },
});

export type { DirectoryService } from "./service.ts";
export { readTable } from "./exchange/read-table.ts";
export { collectBytes } from "./photos.ts";
