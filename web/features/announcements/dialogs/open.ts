import { openDialog } from "../../../kernel/dialogs.ts";
import type { AnnouncementDetail, Template, TemplateInput } from "../api.ts";

/** A template to begin with; undefined where none was chosen. */
export const chooseTemplate = (): Promise<Template | undefined> =>
  openDialog<undefined, Template>(
    "announcement-templates-dialog",
    () => import("./announcement-templates-dialog.ts"),
    undefined,
  );

/** Keeps what is written as a template, under a name. */
export const nameTemplate = (input: Omit<TemplateInput, "name" | "shared">): Promise<Template | undefined> =>
  openDialog<typeof input, Template>(
    "announcement-template-dialog",
    () => import("./announcement-template-dialog.ts"),
    input,
  );

/** Widens or narrows whom a running announcement is for. */
export const openAudience = (input: AnnouncementDetail): Promise<AnnouncementDetail | undefined> =>
  openDialog<AnnouncementDetail, AnnouncementDetail>(
    "announcement-audience-dialog",
    () => import("./announcement-audience-dialog.ts"),
    input,
  );

/** How a running announcement is shown, and until when. */
export const openDisplay = (input: AnnouncementDetail): Promise<AnnouncementDetail | undefined> =>
  openDialog<AnnouncementDetail, AnnouncementDetail>(
    "announcement-display-dialog",
    () => import("./announcement-display-dialog.ts"),
    input,
  );

/** Gives a draft back to its author, with what is to be done about it; true once it is so. */
export const openGiveBack = (input: AnnouncementDetail): Promise<true | undefined> =>
  openDialog<AnnouncementDetail, true>(
    "announcement-return-dialog",
    () => import("./announcement-return-dialog.ts"),
    input,
  );

/** Who has opened a file, in the order in which they did. */
export const openFileReaders = (input: { postId: number; fileId: number; name: string }): Promise<void> =>
  openDialog<typeof input>("file-readers-dialog", () => import("./file-readers-dialog.ts"), input).then(
    () => undefined,
  );
