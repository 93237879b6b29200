import { systemActor } from "../../kernel/access/actor.ts";
import { personKey, type EventType } from "../../kernel/contract/index.ts";
import { consume, react, type Consumer } from "../../kernel/events/types.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import {
  ANNOUNCEMENT_COUNTED,
  announcementCorrected,
  announcementDelivered,
  announcementNudged,
  announcementPublished,
  announcementReturned,
  ANNOUNCEMENTS_CHANGED,
  announcementSubmitted,
  announcementTouched,
  announcementWithdrawn,
  type AnnouncementCounted,
  type AnnouncementsChanged,
} from "./contract.ts";
import type { AnnouncementDirectory, AnnouncementNotifications } from "./needs.ts";
import { stateOf } from "./policy.ts";
import { silentOn } from "./readers.ts";
import type { ListedPost } from "./rows.ts";
import * as store from "./store.ts";

/** The kinds of notice that announcements send; people choose per kind how they hear of them. */
export const noticeKinds = [
  { name: "announcements.published", title: { vi: "Thông báo mới", en: "New announcement" } },
  { name: "announcements.corrected", title: { vi: "Thông báo được đính chính", en: "Announcement corrected" } },
  { name: "announcements.nudged", title: { vi: "Nhắc đọc thông báo", en: "Reminder to read an announcement" } },
  {
    name: "announcements.submitted",
    title: { vi: "Thông báo chờ duyệt", en: "Announcement waits for approval" },
  },
  { name: "announcements.returned", title: { vi: "Thông báo được trả lại", en: "Announcement given back" } },
] as const;

type Kind = (typeof noticeKinds)[number]["name"];

/** Who hears of what happens to an announcement: inboxes in the same transaction as the mark of delivery, open windows after it. */
export function announcementConsumers(
  kernel: Kernel,
  notifications: AnnouncementNotifications,
  { people, approvers }: { people: AnnouncementDirectory["people"]; approvers: () => readonly number[] },
): Consumer[] {
  const clerk = systemActor("announcements.notices", "event");

  function tell(
    work: Work,
    id: number,
    kind: Kind,
    toWhom: (post: ListedPost) => readonly number[],
    dedupe = "",
  ): void {
    const post = store.findPost(work.db, clerk, id);
    // Deleted, withdrawn or ended since: there is nothing to tell.
    const expected = { "announcements.submitted": "waiting", "announcements.returned": "draft" }[kind as string];
    if (!post || stateOf(post, work.now) !== (expected ?? "published")) return;
    const title = noticeKinds.find(({ name }) => name === kind)?.title ?? { vi: "", en: "" };
    notifications.notify(work, {
      kind,
      to: toWhom(post),
      from: post.authorId,
      title,
      body: post.title,
      path: `/announcements/${String(id)}`,
      subject: { type: "announcement", id },
      ...(post.mustArrive === 1 && kind === "announcements.published" && { mustArrive: {} }),
      dedupe: `${kind}:${dedupe}`,
    });
  }

  /** Lists and numbers of everyone concerned read anew; what changed is in the database. */
  function pushChanged(id: number): void {
    const post = store.findPost(kernel.db, clerk, id);
    if (!post) return;
    const concerned = new Set([post.authorId, ...store.allReaders(kernel.db, id)]);
    if (post.publishedAt === null) for (const approver of approvers()) concerned.add(approver);
    const audience = people([...concerned]).flatMap((person) => (person.active ? [personKey(person.id)] : []));
    const changed: AnnouncementsChanged = { announcementId: id };
    kernel.live.publish({ audience }, ANNOUNCEMENTS_CHANGED, changed);
  }

  /** The numbers alone, to whoever looks at it: five hundred people opening one thing must not make each other's lists read anew. */
  function pushCounts(id: number): void {
    const post = store.findPost(kernel.db, clerk, id);
    if (!post) return;
    const { delivered, opened, confirmed, comments } = post;
    const counted: AnnouncementCounted = { announcementId: id, delivered, opened, confirmed, comments };
    kernel.live.publish({ topic: `announcement:${String(id)}` }, ANNOUNCEMENT_COUNTED, counted);
  }

  const changed = (name: string, event: EventType<string, (typeof announcementPublished)["payload"]>) =>
    react(name, event, ({ payload }) => {
      pushChanged(payload.announcementId);
      pushCounts(payload.announcementId);
    });

  return [
    consume("announcements.tell-submitted", announcementSubmitted, (work, { payload, id }) => {
      tell(
        work,
        payload.announcementId,
        "announcements.submitted",
        (post) => approvers().filter((person) => person !== post.authorId),
        String(id),
      );
    }),
    consume("announcements.tell-returned", announcementReturned, (work, { payload, id }) => {
      tell(work, payload.announcementId, "announcements.returned", (post) => [post.authorId], String(id));
    }),
    consume("announcements.tell-published", announcementPublished, (work, { payload }) => {
      tell(work, payload.announcementId, "announcements.published", (post) => store.allReaders(work.db, post.id));
    }),
    consume("announcements.tell-delivered", announcementDelivered, (work, { payload }) => {
      tell(work, payload.announcementId, "announcements.published", () => payload.personIds);
    }),
    consume("announcements.tell-corrected", announcementCorrected, (work, { payload }) => {
      tell(
        work,
        payload.announcementId,
        "announcements.corrected",
        (post) => store.allReaders(work.db, post.id),
        String(payload.edition),
      );
    }),
    consume("announcements.tell-nudged", announcementNudged, (work, { payload }) => {
      tell(
        work,
        payload.announcementId,
        "announcements.nudged",
        (post) => silentOn(work.db, post),
        String(payload.round),
      );
    }),
    changed("announcements.push-submitted", announcementSubmitted),
    changed("announcements.push-returned", announcementReturned),
    changed("announcements.push-published", announcementPublished),
    react("announcements.push-delivered", announcementDelivered, ({ payload }) => {
      pushChanged(payload.announcementId);
    }),
    react("announcements.push-corrected", announcementCorrected, ({ payload }) => {
      pushChanged(payload.announcementId);
    }),
    changed("announcements.push-withdrawn", announcementWithdrawn),
    react("announcements.push-counts", announcementTouched, ({ payload }) => {
      pushCounts(payload.announcementId);
    }),
  ];
}
