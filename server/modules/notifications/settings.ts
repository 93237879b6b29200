import { Exactly, type Static } from "../../kernel/contract/index.ts";
import { defineSettings } from "../../kernel/settings/define.ts";
import { MustSteps } from "./contract/must.ts";

const NotificationSettings = Exactly({
  /** The agency's climb of what must arrive. */
  mustSteps: MustSteps,
});
export type NotificationSettings = Static<typeof NotificationSettings>;

/** A sound after five minutes, SMS when half an hour is over, whoever stands in an hour later, the head after another. */
export const notificationSettings = defineSettings("notifications", NotificationSettings, {
  mustSteps: { sound: 5, sms: 25, deputy: 60, head: 60 },
});
