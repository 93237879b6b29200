import { Type } from "typebox";
import { Exactly, type Static } from "../../kernel/contract/index.ts";
import { defineSettings } from "../../kernel/settings/define.ts";
import { MustSteps } from "./contract/must.ts";
import { AgencyRule, DigestTimes, QuietHours } from "./contract/preferences.ts";

const NotificationSettings = Exactly({
  /** What the agency decided about kinds and channels; a kind begins as its module says. */
  rules: Type.Array(AgencyRule),
  quiet: QuietHours,
  /** Outside working hours it is quiet too. */
  onlyWork: Type.Boolean(),
  digest: DigestTimes,
  /** Leaders pass do-not-disturb. */
  leadersPass: Type.Boolean(),
  /** The agency's climb of what must arrive. */
  mustSteps: MustSteps,
});
export type NotificationSettings = Static<typeof NotificationSettings>;

/** A sound after five minutes, SMS when half an hour is over, whoever stands in an hour later, the head after another. */
export const notificationSettings = defineSettings("notifications", NotificationSettings, {
  rules: [],
  quiet: { on: false, from: "18:00", to: "07:00", days: [1, 2, 3, 4, 5, 6, 7] },
  onlyWork: false,
  digest: { when: "hour", times: ["07:30", "13:30"] },
  leadersPass: true,
  mustSteps: { sound: 5, sms: 25, deputy: 60, head: 60 },
});
