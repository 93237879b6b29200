import { msg } from "../../kernel/i18n.ts";
import { toastError } from "../../kernel/toasts.ts";
import type { MenuEntry } from "../../ui/cs-menu.ts";
import { treeOf } from "./folders.ts";
import { boxIcon, boxTitle } from "./labels.ts";
import type { OthersController } from "./office/others.ts";
import type { OverviewController } from "./overview.ts";
import { addressOf } from "./state.ts";

const collator = new Intl.Collator("vi");

interface Around {
  readonly overview: OverviewController;
  readonly others: Pick<OthersController, "shared" | "lent">;
  /** The box that is shown. */
  readonly here: string;
  readonly restart: () => Promise<void>;
}

/** Folders, labels, other mailboxes and ways of reading, where there is no room for the pane. */
export function placesMenu({ overview, others, here, restart }: Around): MenuEntry[] {
  const { boxes, labels } = overview;
  const entry = (name: string, title: string, extra: object = {}): MenuEntry => ({
    title,
    href: addressOf({ box: name }),
    checked: name === here,
    ...extra,
  });
  const waiting = overview.value?.waiting ?? 0;
  const standard = boxes
    .filter(({ role }) => role !== null)
    .flatMap((box): MenuEntry[] => [
      entry(box.role ?? "", boxTitle(box), {
        icon: boxIcon(box.role),
        ...(box.unseen > 0 && box.role === "inbox" && { detail: String(box.unseen) }),
      }),
      ...(box.role === "drafts"
        ? [
            {
              title: msg("Thư chờ gửi", { id: "mail.waiting" }),
              icon: "clock" as const,
              href: "/mail/waiting",
              ...(waiting > 0 && { detail: String(waiting) }),
            },
          ]
        : []),
    ]);
  const own = treeOf(boxes, (a, b) => collator.compare(a, b));
  const beside = (title: string, list: OthersController["shared"]): MenuEntry[] =>
    list.length === 0
      ? []
      : [
          title,
          ...list.map(({ href, name, count }) => ({ title: name, href, ...(count > 0 && { detail: String(count) }) })),
        ];
  return [
    ...standard,
    ...(own.length > 0 ? [msg("Thư mục của tôi", { id: "mail.own-folders" })] : []),
    ...own.map(({ box, title, depth }) => entry(String(box.id), `${"\u2003".repeat(depth)}${title}`)),
    ...(labels.length > 0 ? [msg("Nhãn", { id: "mail.labels" })] : []),
    ...labels.map(({ id, name }) => entry(`label-${String(id)}`, name)),
    ...beside(msg("Hộp thư chung", { id: "mail.shared-title" }), others.shared),
    ...beside(msg("Thư của đồng nghiệp", { id: "mail.lent" }), others.lent),
    msg("Cách xem", { id: "mail.view" }),
    ...viewsMenu(overview, restart),
    undefined,
    { title: msg("Thiết lập thư", { id: "mail.office-settings" }), icon: "settings", href: "/mail/settings/rules" },
  ];
}

/** Conversations or single messages. */
export function viewsMenu(overview: OverviewController, restart: () => Promise<void>): MenuEntry[] {
  const choose = (conversations: boolean) => async () => {
    try {
      await overview.read(conversations);
      await restart();
    } catch (error) {
      toastError(error);
    }
  };
  const now = overview.value?.conversations === true;
  return [
    {
      title: msg("Theo cuộc trao đổi", { id: "mail.by-conversation" }),
      checked: now,
      run: () => void choose(true)(),
    },
    { title: msg("Từng thư một", { id: "mail.by-message" }), checked: !now, run: () => void choose(false)() },
  ];
}
