import { Type } from "typebox";
import { defineRoute, Done, Exactly, Id, Nullable } from "../../../kernel/contract/index.ts";

const USE = "mail.use";

/** Sent to those who read an account when its folders are others: windows read the list anew. */
export const FOLDERS_CHANGED = "mail.folders-changed";
export interface FoldersChanged {
  readonly accountId: number;
}

const FolderName = Type.String({ minLength: 1, maxLength: 200 });
const idParam = Exactly({ id: Id });

export const createFolder = defineRoute({
  method: "POST",
  path: "/api/mail/folders",
  permission: USE,
  summary: "Make a folder in my mailbox or in one of mine that is there, or in a shared mailbox that I belong to",
  body: Exactly({
    name: FolderName,
    /** The folder in which it is made; without it, at the top of `accountId`, or of my own mailbox. */
    parentId: Type.Optional(Id),
    accountId: Type.Optional(Id),
  }),
  reply: Type.Object({ id: Id }),
});

export const changeFolder = defineRoute({
  method: "PATCH",
  path: "/api/mail/folders/:id",
  permission: USE,
  summary: "Rename a folder of mine, or move it with all in it into another one; null is the top",
  params: idParam,
  body: Exactly({ name: Type.Optional(FolderName), parentId: Type.Optional(Nullable(Id)) }),
  reply: Done,
});

export const deleteFolder = defineRoute({
  method: "DELETE",
  path: "/api/mail/folders/:id",
  permission: USE,
  summary: "Delete a folder of mine; its messages go to the trash",
  params: idParam,
  reply: Done,
});
