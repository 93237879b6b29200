import { Type } from "typebox";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { EVERYONE, Exactly, OneOf, type Static } from "../../server/kernel/contract/index.ts";
import { defineErrors } from "../../server/kernel/errors.ts";
import type { DirectoryService } from "../../server/modules/directory/module.ts";
import { userTexts as texts } from "../locale/data.ts";

export const PEOPLE_ACTIONS = ["list", "add", "reset-password", "deactivate", "activate", "roles"] as const;

const Text = Type.String({ maxLength: 500 });

/** What `congso user` asks for, of an office that runs or of one that it opens itself. Fields that an action does not need are empty. */
export const PeopleRequest = Exactly({
  action: OneOf(PEOPLE_ACTIONS),
  username: Text,
  name: Text,
  roles: Type.Array(Text, { maxItems: 50 }),
  password: Text,
  mustChange: Type.Boolean(),
});
export type PeopleRequest = Static<typeof PeopleRequest>;

export interface PeopleAnswer {
  readonly people?: readonly {
    readonly username: string;
    readonly name: string;
    readonly positionTitle: string | null;
    readonly departmentName: string | null;
  }[];
  /** A password drawn by the program, to be changed at the first sign-in. */
  readonly oneTime?: string;
}

const errors = defineErrors("user", {
  unknown: { status: 404, ...texts.unknown },
  unknownRole: { status: 404, ...texts.unknownRole },
});

const actor = systemActor("congso user", "cli");

export async function actOnPeople(directory: DirectoryService, request: PeopleRequest): Promise<PeopleAnswer> {
  const { action, username, password: text, mustChange } = request;
  const id = (): number => {
    const found = directory.personByUsername(username);
    if (!found) throw errors.unknown({ username });
    return found.id;
  };
  const roleIds = () =>
    request.roles.map((role) => {
      const found = directory.roleIdOf(role);
      if (found === undefined) throw errors.unknownRole({ role });
      return found;
    });
  switch (action) {
    case "list":
      return { people: directory.people(directory.expandAudience([EVERYONE])) };
    case "add": {
      const name = request.name.normalize("NFC");
      await directory.createPerson(actor, { name, username, roleIds: roleIds() }, { text, mustChange });
      return {};
    }
    case "reset-password":
      await directory.setPassword(actor, id(), { text, mustChange });
      return {};
    case "deactivate":
      directory.deactivatePerson(actor, id());
      return {};
    case "activate":
      return { oneTime: directory.reactivatePerson(actor, id()) };
    case "roles":
      directory.setRoles(actor, id(), roleIds());
      return {};
  }
}
