import { Type } from "typebox";
import { Exactly, type Static } from "../../kernel/contract/index.ts";
import { defineSettings } from "../../kernel/settings/define.ts";

const AnnouncementSettingsSchema = Exactly({
  /** Whether the wall screen shows its announcements to a browser that nobody has signed in at. */
  lobbyIsPublic: Type.Boolean(),
});
export type AnnouncementSettings = Static<typeof AnnouncementSettingsSchema>;

export const announcementSettings = defineSettings("announcements", AnnouncementSettingsSchema, {
  lobbyIsPublic: false,
});
