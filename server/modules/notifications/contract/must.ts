import { Type } from "typebox";
import {
  defineEvent,
  definePermissions,
  Exactly,
  Id,
  Instant,
  Nullable,
  OneOf,
  type Static,
} from "../../../kernel/contract/index.ts";

export const mustPermissions = definePermissions({
  "notifications.must-arrive": {
    vi: "Gửi thông báo phải đến (nhắc cho tới khi xác nhận)",
    en: "Send must-arrive notices (asked again until confirmed)",
    grantedTo: ["administrator", "clerk", "leader", "head"],
  },
  "notifications.manage": {
    vi: "Đặt cách nhận thông báo của cơ quan, xem thông báo không gửi được",
    en: "Set the agency's ways of notices, see what could not be delivered",
    grantedTo: ["administrator"],
  },
});

/** What comes after the window of the program, in this order; each only for who has not confirmed. */
export const MUST_STEPS = ["sound", "sms", "deputy", "head"] as const;
export type MustStep = (typeof MUST_STEPS)[number];

/** A week: whoever has not answered by then is not reached by waiting longer. */
export const LONGEST_STEP = 7 * 24 * 60;

const Minutes = Nullable(Type.Integer({ minimum: 1, maximum: LONGEST_STEP }));

/** Minutes after the step before it (the first: after sending); null leaves a step out. */
export const MustSteps = Exactly({ sound: Minutes, sms: Minutes, deputy: Minutes, head: Minutes });
export type MustSteps = Static<typeof MustSteps>;

/** From where a confirmation came; `module`: the thing itself was confirmed in its own page. */
export const CONFIRM_WAYS = ["web", "sms", "module"] as const;
export type ConfirmWay = (typeof CONFIRM_WAYS)[number];

/** Somebody, or whoever stood in (`byId`), has confirmed; once a person. */
export const mustConfirmed = defineEvent(
  "notifications.confirmed",
  1,
  Type.Object({
    mustId: Id,
    subjectType: Type.String(),
    subjectId: Type.String(),
    personId: Id,
    byId: Id,
    way: OneOf(CONFIRM_WAYS),
    at: Instant,
  }),
);

/** To the people asked: read `/api/notices/waiting` again. */
export const WAITING_CHANGED = "notifications.waiting";
/** To the topic `notice:ID`: who has it, or where it stands, has changed. */
export const WATCH_CHANGED = "notifications.watch";
