import { Type } from "typebox";
import {
  AudienceKeySchema,
  Day,
  defineRoute,
  Done,
  Exactly,
  FILE_BODY,
  FILE_REPLY,
  Id,
  Instant,
  Line,
  Nullable,
  OptionalLine,
  Page,
  pageQuery,
  SIGNED_IN,
  type Static,
} from "../../../kernel/contract/index.ts";
import { Absence } from "./absences.ts";
import { AudienceName, idParam, LanguageSchema, PersonBrief, PhotoHash, Revision, Username } from "./common.ts";

/** A row of the list: what one needs to reach somebody. */
export const PersonRow = Type.Object({
  ...PersonBrief.properties,
  mobile: Nullable(Type.String()),
  officePhone: Nullable(Type.String()),
  extension: Nullable(Type.String()),
  room: Nullable(Type.String()),
  /** The absence that today falls into. */
  absentUntilOn: Nullable(Day),
});
export type PersonRow = Static<typeof PersonRow>;

/** A place in the house: the main one, or one held beside it (kiêm nhiệm). */
export const Post = Type.Object({
  departmentId: Nullable(Id),
  departmentName: Nullable(Type.String()),
  positionId: Nullable(Id),
  positionTitle: Nullable(Type.String()),
  main: Type.Boolean(),
});
export type Post = Static<typeof Post>;

export const PersonCard = Type.Object({
  ...PersonRow.properties,
  posts: Type.Array(Post),
  mailAlias: Nullable(Type.String()),
  /** Day and month (`05-21`): colleagues congratulate. */
  birthday: Nullable(Type.String()),
  /** The whole date: for oneself and those who manage the directory. */
  birthdayOn: Nullable(Day),
  groups: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  /** For oneself and those who manage the directory. */
  roles: Nullable(Type.Array(Type.Object({ id: Id, key: Type.String(), name: Type.String() }))),
  language: LanguageSchema,
  mustChangePassword: Type.Boolean(),
  deactivatedAt: Nullable(Instant),
  /** Present and coming. */
  absences: Type.Array(Absence),
  revision: Revision,
  can: Type.Object({
    edit: Type.Boolean(),
    editProfile: Type.Boolean(),
    deactivate: Type.Boolean(),
    reactivate: Type.Boolean(),
    resetPassword: Type.Boolean(),
    assignRoles: Type.Boolean(),
    recordAbsence: Type.Boolean(),
  }),
});
export type PersonCard = Static<typeof PersonCard>;

export const listPeople = defineRoute({
  method: "GET",
  path: "/api/people",
  permission: SIGNED_IN,
  summary: "People by given name; `q` is any part of a name, a telephone number or a department",
  query: Exactly({
    ...pageQuery,
    q: Type.Optional(Type.String({ maxLength: 100 })),
    /** With everything below it. */
    department: Type.Optional(Id),
    group: Type.Optional(Id),
    role: Type.Optional(Id),
    /** `left` lists those who have left; only for those who manage the directory. */
    state: Type.Optional(Type.Union([Type.Literal("active"), Type.Literal("left")])),
  }),
  reply: Page(PersonRow),
});

export const getPerson = defineRoute({
  method: "GET",
  path: "/api/people/:id",
  permission: SIGNED_IN,
  summary: "A person's card",
  params: idParam,
  reply: PersonCard,
});

const contactFields = {
  mobile: Type.Optional(Nullable(OptionalLine(30))),
  officePhone: Type.Optional(Nullable(OptionalLine(30))),
  extension: Type.Optional(Nullable(Type.String({ maxLength: 10, pattern: "^\\d*$" }))),
  room: Type.Optional(Nullable(OptionalLine(60))),
  birthdayOn: Type.Optional(Nullable(Day)),
  language: Type.Optional(LanguageSchema),
};

const PostInput = Exactly({ departmentId: Nullable(Id), positionId: Nullable(Id) });

const personFields = {
  ...contactFields,
  mailAlias: Type.Optional(Nullable(Username)),
  /** The first is the main one; the others are held beside it. */
  posts: Type.Optional(Type.Array(PostInput, { maxItems: 10 })),
};

export const PersonInput = Exactly({
  name: Line(100),
  username: Username,
  ...personFields,
  roleIds: Type.Optional(Type.Array(Id, { maxItems: 50 })),
});
export type PersonInput = Static<typeof PersonInput>;

export const createPerson = defineRoute({
  method: "POST",
  path: "/api/people",
  permission: "directory.manage",
  summary: "Add a person; replies the one-time password",
  body: PersonInput,
  reply: Type.Object({ person: PersonCard, password: Type.String() }),
});

export const PersonPatch = Exactly({
  revision: Type.Optional(Revision),
  name: Type.Optional(Line(100)),
  username: Type.Optional(Username),
  ...personFields,
});
export type PersonPatch = Static<typeof PersonPatch>;

export const changePerson = defineRoute({
  method: "PATCH",
  path: "/api/people/:id",
  permission: "directory.manage",
  summary: "Change a person",
  params: idParam,
  body: PersonPatch,
  reply: PersonCard,
});

export const setRolesOfPerson = defineRoute({
  method: "PUT",
  path: "/api/people/:id/roles",
  permission: "directory.manageRoles",
  summary: "Say which roles a person holds",
  params: idParam,
  body: Exactly({ roleIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }) }),
  reply: PersonCard,
});

export const deactivatePerson = defineRoute({
  method: "POST",
  path: "/api/people/:id/deactivation",
  permission: "directory.manage",
  summary: "A person leaves: sessions end at once, history keeps the name",
  params: idParam,
  reply: PersonCard,
});

export const reactivatePerson = defineRoute({
  method: "DELETE",
  path: "/api/people/:id/deactivation",
  permission: "directory.manage",
  summary: "A person comes back; replies a one-time password",
  params: idParam,
  reply: Type.Object({ person: PersonCard, password: Type.String() }),
});

export const suggestUsername = defineRoute({
  method: "GET",
  path: "/api/people/username",
  permission: "directory.manage",
  summary: "A free username for a name",
  query: Exactly({ name: Line(100) }),
  reply: Type.Object({ username: Type.String() }),
});

export const ProfilePatch = Exactly({ revision: Type.Optional(Revision), ...contactFields });
export type ProfilePatch = Static<typeof ProfilePatch>;

export const changeProfile = defineRoute({
  method: "PATCH",
  path: "/api/profile",
  permission: SIGNED_IN,
  summary: "Change what I say of myself: telephones, room, birthday, language",
  body: ProfilePatch,
  reply: PersonCard,
});

/** PNG, JPEG or WebP up to 2 MB; told by its first bytes, not by its name. */
export const PHOTO_LIMIT = 2 * 1024 * 1024;

export const setMyPhoto = defineRoute({
  method: "PUT",
  path: "/api/profile/photo",
  permission: SIGNED_IN,
  summary: "Set my picture (PNG, JPEG, WebP)",
  bodyLimit: PHOTO_LIMIT,
  body: FILE_BODY,
  reply: Type.Object({ photoHash: PhotoHash }),
});

export const removeMyPhoto = defineRoute({
  method: "DELETE",
  path: "/api/profile/photo",
  permission: SIGNED_IN,
  summary: "Take my picture away",
  reply: Done,
});

export const setPhotoOfPerson = defineRoute({
  method: "PUT",
  path: "/api/people/:id/photo",
  permission: "directory.manage",
  summary: "Set a person's picture",
  params: idParam,
  bodyLimit: PHOTO_LIMIT,
  body: FILE_BODY,
  reply: Type.Object({ photoHash: PhotoHash }),
});

export const removePhotoOfPerson = defineRoute({
  method: "DELETE",
  path: "/api/people/:id/photo",
  permission: "directory.manage",
  summary: "Take a person's picture away",
  params: idParam,
  reply: Done,
});

export const photo = defineRoute({
  method: "GET",
  path: "/api/photos/:hash",
  permission: SIGNED_IN,
  summary: "A person's picture; never changes under its address",
  params: Exactly({ hash: PhotoHash }),
  reply: FILE_REPLY,
});

export const findAudience = defineRoute({
  method: "GET",
  path: "/api/audience",
  permission: SIGNED_IN,
  summary: "People, departments, groups and roles to address something to",
  query: Exactly({
    q: Type.String({ maxLength: 100 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    /** Only people. */
    people: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Object({ items: Type.Array(AudienceName) }),
});

export const describeAudience = defineRoute({
  method: "POST",
  path: "/api/audience/names",
  permission: SIGNED_IN,
  summary: "The names of audience keys, and how many people they are together",
  body: Exactly({ keys: Type.Array(AudienceKeySchema, { maxItems: 500 }) }),
  reply: Type.Object({ items: Type.Array(AudienceName), total: Type.Integer() }),
});
