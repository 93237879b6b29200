import { handle, type MountedRoute } from "../../../kernel/http/mount.ts";
import * as contract from "../contract.ts";
import type { Programs } from "./programs.ts";

export function programRoutes(programs: Programs): MountedRoute[] {
  return [
    handle(contract.listProgramPasswords, ({ actor }) => programs.list(actor)),
    handle(contract.createProgramPassword, ({ actor, body }) => programs.create(actor, body.label)),
    handle(contract.withdrawProgramPassword, ({ actor, params }) => programs.withdraw(actor, params.id)),
  ];
}
