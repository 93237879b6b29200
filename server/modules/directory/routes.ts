import type { Audiences } from "./audience.ts";
import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import { personOf } from "../../kernel/access/actor.ts";
import * as contract from "./contract.ts";
import type { Exchange } from "./exchange/exchange.ts";
import type { Parts } from "./create-service.ts";

export function directoryRoutes(parts: Parts & { readonly exchange: Exchange }): MountedRoute[] {
  return [
    ...sessionRoutes(parts),
    ...peopleRoutes(parts),
    ...structureRoutes(parts),
    ...groupRoutes(parts),
    ...exchangeRoutes(parts.exchange),
  ];
}

function sessionRoutes({ signIn, people }: Parts): MountedRoute[] {
  return [
    handle(contract.signIn, async ({ body, address, agent, cookie }) => {
      const { info, secret, expiresAt } = await signIn.open(body.username, body.password, { address, agent });
      cookie.set(secret, expiresAt);
      return info;
    }),
    handle(contract.session, ({ actor }) => signIn.info(actor)),
    handle(contract.signOut, ({ actor, cookie }) => {
      cookie.clear();
      return signIn.close(actor);
    }),
    handle(contract.changePassword, ({ actor, body, address }) =>
      signIn.changePassword(actor, body.current, body.next, address),
    ),
    handle(contract.mySessions, ({ actor }) => signIn.sessions(actor)),
    handle(contract.endMySession, ({ actor, params }) => signIn.endOwn(actor, params.session)),
    handle(contract.sessionsOfPerson, ({ params }) => signIn.sessionsOfPerson(params.id)),
    handle(contract.endSessionsOfPerson, ({ actor, params }) => people.endSessions(actor, params.id)),
    handle(contract.resetPassword, ({ actor, params }) => people.resetPassword(actor, params.id)),
  ];
}

function peopleRoutes({ people, photos, audiences, absences }: Parts): MountedRoute[] {
  return [
    handle(contract.listPeople, ({ actor, query }) => people.list(actor, query)),
    handle(contract.suggestUsername, ({ query }) => ({ username: people.suggestUsername(query.name) })),
    handle(contract.getPerson, ({ actor, params }) => people.card(actor, params.id)),
    handle(contract.createPerson, ({ actor, body }) => people.create(actor, body)),
    handle(contract.changePerson, ({ actor, params, body }) => people.change(actor, params.id, body)),
    handle(contract.setRolesOfPerson, ({ actor, params, body }) => people.setRoles(actor, params.id, body.roleIds)),
    handle(contract.deactivatePerson, ({ actor, params }) => people.deactivate(actor, params.id)),
    handle(contract.reactivatePerson, ({ actor, params }) => people.reactivate(actor, params.id)),
    handle(contract.changeProfile, ({ actor, body }) => people.changeProfile(actor, body)),
    handle(contract.setMyPhoto, async ({ actor, body }) => ({
      photoHash: await photos.set(actor, personOf(actor).id, body),
    })),
    handle(contract.removeMyPhoto, ({ actor }) => photos.remove(actor, personOf(actor).id)),
    handle(contract.setPhotoOfPerson, async ({ actor, params, body }) => ({
      photoHash: await photos.set(actor, params.id, body),
    })),
    handle(contract.removePhotoOfPerson, ({ actor, params }) => photos.remove(actor, params.id)),
    handle(contract.photo, ({ params }) => photos.read(params.hash)),
    ...audienceRoutes(audiences),
    handle(contract.listAbsences, ({ actor, query }) => absences.list(actor, query)),
    handle(contract.recordAbsence, ({ actor, body }) => absences.record(actor, body)),
    handle(contract.cancelAbsence, ({ actor, params }) => absences.cancel(actor, params.id)),
  ];
}

function audienceRoutes(audiences: Audiences): MountedRoute[] {
  return [
    handle(contract.findAudience, ({ actor, query }) => ({
      items: audiences.find(query.q, query.limit ?? 12, query.people ?? false, actor.language),
    })),
    handle(contract.describeAudience, ({ actor, body }) => ({
      items: audiences.describe(body.keys, actor.language),
      total: audiences.count(body.keys),
    })),
  ];
}

function structureRoutes({ structure }: Parts): MountedRoute[] {
  return [
    handle(contract.listDepartments, ({ actor, query }) => structure.departments(actor, query.all ?? false)),
    handle(contract.createDepartment, ({ actor, body }) => structure.createDepartment(actor, body)),
    handle(contract.changeDepartment, ({ actor, params, body }) => structure.changeDepartment(actor, params.id, body)),
    handle(contract.moveDepartment, ({ actor, params, body }) => structure.moveDepartment(actor, params.id, body)),
    handle(contract.closeDepartment, ({ actor, params, body }) => structure.closeDepartment(actor, params.id, body)),
    handle(contract.reopenDepartment, ({ actor, params }) => structure.reopenDepartment(actor, params.id)),
    handle(contract.deleteDepartment, ({ actor, params }) => structure.deleteDepartment(actor, params.id)),
    handle(contract.listPositions, ({ actor }) => structure.positions(actor)),
    handle(contract.createPosition, ({ actor, body }) => structure.createPosition(actor, body)),
    handle(contract.changePosition, ({ actor, params, body }) => structure.changePosition(actor, params.id, body)),
    handle(contract.movePosition, ({ actor, params, body }) => structure.movePosition(actor, params.id, body.beforeId)),
    handle(contract.deletePosition, ({ actor, params }) => structure.deletePosition(actor, params.id)),
  ];
}

function groupRoutes({ groupsAndRoles: both }: Parts): MountedRoute[] {
  return [
    handle(contract.listGroups, ({ actor }) => both.groups(actor)),
    handle(contract.getGroup, ({ params }) => both.group(params.id)),
    handle(contract.createGroup, ({ actor, body }) => both.createGroup(actor, body)),
    handle(contract.changeGroup, ({ actor, params, body }) => both.changeGroup(actor, params.id, body)),
    handle(contract.setGroupMembers, ({ actor, params, body }) => both.setMembers(actor, params.id, body.personIds)),
    handle(contract.deleteGroup, ({ actor, params }) => both.deleteGroup(actor, params.id)),
    handle(contract.listRoles, ({ actor }) => both.roles(actor)),
    handle(contract.createRole, ({ actor, body }) => both.createRole(actor, body.name)),
    handle(contract.changeRole, ({ actor, params, body }) => both.renameRole(actor, params.id, body.name)),
    handle(contract.setRolePermissions, ({ actor, params, body }) =>
      both.setPermissions(actor, params.id, body.permissions),
    ),
    handle(contract.deleteRole, ({ actor, params }) => both.deleteRole(actor, params.id)),
  ];
}

function exchangeRoutes(exchange: Exchange): MountedRoute[] {
  return [
    handle(contract.previewImport, ({ actor, query, body }) => exchange.preview(actor, query.kind, body)),
    handle(contract.importRows, ({ actor, params, query }) => exchange.rows(actor, params.id, query)),
    handle(contract.commitImport, ({ actor, params }) => exchange.commit(actor, params.id)),
    handle(contract.dropImport, ({ actor, params }) => exchange.drop(actor, params.id)),
    handle(contract.exportDirectory, ({ actor, query }) => exchange.export(actor, query)),
  ];
}
