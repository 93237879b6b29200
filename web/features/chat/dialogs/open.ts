import { openDialog } from "../../../kernel/dialogs.ts";

/** Asks whom to talk to: one person, or several and a title. The room's id, or undefined. */
export const openNewRoom = (): Promise<number | undefined> =>
  openDialog<undefined, number>("chat-new-room-dialog", () => import("./new-room-dialog.ts"), undefined);

/** Who is in a room; keepers of a group add and take out. */
export const openMembers = (roomId: number): Promise<boolean | undefined> =>
  openDialog<number, boolean>("chat-members-dialog", () => import("./members-dialog.ts"), roomId);

/** The pinned messages of a room; the sequence number of the one that was chosen. */
export const openPins = (roomId: number): Promise<number | undefined> =>
  openDialog<number, number>("chat-pins-dialog", () => import("./pins-dialog.ts"), roomId);

/** Asks for a day (`YYYY-MM-DD`) to go to. */
export const openDayPicker = (): Promise<string | undefined> =>
  openDialog<undefined, string>("chat-day-dialog", () => import("./day-dialog.ts"), undefined);

/** Who has read a message, and when. */
export const openReaders = (messageId: number): Promise<void> =>
  openDialog<number>("chat-readers-dialog", () => import("./readers-dialog.ts"), messageId);

export interface GivenInput {
  readonly roomId: number;
  readonly reactions: readonly { readonly emoji: string; readonly personIds: readonly number[] }[];
}

/** Who has given which reaction: a show of hands by name. */
export const openGiven = (given: GivenInput): Promise<void> =>
  openDialog<GivenInput>("chat-given-dialog", () => import("./given-dialog.ts"), given);

/** Asks the room something. Ends once the poll stands in the room. */
export const openPoll = (roomId: number): Promise<void> =>
  openDialog<number>("chat-poll-dialog", () => import("./poll-dialog.ts"), roomId);

/** Asks why a room is held by law; true once it is. */
export const openHold = (roomId: number): Promise<boolean | undefined> =>
  openDialog<number, boolean>("chat-hold-dialog", () => import("./hold-dialog.ts"), roomId);
