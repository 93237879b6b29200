import { registeredFeatures } from "../../kernel/registry.ts";
import { can } from "../../kernel/session.ts";
import { toastError } from "../../kernel/toasts.ts";
import type { MenuEntry } from "../../ui/cs-menu.ts";
import { msg } from "../../kernel/i18n.ts";
import type { ChatMessage } from "./api.ts";
import { plainOf } from "./text.ts";

/** What other features make of a message, as entries of its menu; nothing where none does. */
export function takeUpEntries({ roomId, seq, text, author, sentAt }: ChatMessage): MenuEntry[] {
  const offered = registeredFeatures()
    .flatMap(({ takeUps = [] }) => takeUps)
    .filter(({ permission }) => permission === undefined || can(permission));
  if (offered.length === 0 || text === "") return [];
  const path = `/chat/${String(roomId)}?at=${String(seq)}`;
  const said = { text: plainOf(text), author: author.name, at: sentAt, path };
  return [
    msg("Từ tin này", { id: "chat.make-of" }),
    ...offered.map(({ title, icon, run }) => ({
      title: title(),
      icon,
      run: () => void Promise.resolve(run(said)).catch(toastError),
    })),
  ];
}
