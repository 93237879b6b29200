import { html, nothing } from "lit";
import { timeOf } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { ComposeController } from "../compose/controller.ts";
import type { SaveState } from "../../../kernel/draft-saver.ts";

/** Whether what is typed is safe, in a few words. */
export function savedText(state: SaveState, savedAt: number): string {
  switch (state) {
    case "saved":
      return savedAt === 0 ? "" : msg(str`Đã lưu ${timeOf(savedAt)}`, { id: "mail.saved" });
    case "failed":
      return msg("Đã giữ trên máy này, đang thử lưu lại", { id: "mail.save-failed" });
    case "conflict":
    case "gone":
      return msg("Chưa lưu", { id: "mail.not-saved" });
    case "waiting":
    case "saving":
      return msg("Đang lưu…", { id: "mail.saving" });
  }
}

/** What the person should know of the letter, or has to decide: the most pressing alone. */
export function windowNotes(letter: ComposeController, problem: string, saveAsNew: () => void) {
  const { saveState, found, draft } = letter;
  const choice = (text: string, mine: string, other: string) =>
    html`<cs-note kind="warning"
      >${text}
      <cs-button size="small" @click=${() => void letter.settle(true).catch(toastError)}>${mine}</cs-button>
      <cs-button size="small" @click=${() => void letter.settle(false).catch(toastError)}>${other}</cs-button>
    </cs-note>`;
  if (problem !== "") return html`<cs-note kind="error">${problem}</cs-note>`;
  if (saveState === "gone") {
    return html`<cs-note kind="warning"
      >${msg("Thư nháp này đã được gửi hoặc bỏ ở nơi khác.", { id: "mail.draft-gone" })}
      <cs-button size="small" @click=${saveAsNew}
        >${msg("Lưu thành thư nháp mới", { id: "mail.save-as-new" })}</cs-button
      ></cs-note
    >`;
  }
  if (saveState === "conflict") {
    return choice(
      msg("Thư này vừa được sửa ở cửa sổ khác.", { id: "mail.save-conflict" }),
      msg("Giữ bản này", { id: "mail.keep-mine" }),
      msg("Lấy bản kia", { id: "mail.take-other" }),
    );
  }
  if (found) {
    return choice(
      msg(str`Trên máy này còn bản viết dở lúc ${timeOf(found.at)}.`, { id: "mail.found-copy" }),
      msg("Dùng bản viết dở", { id: "mail.use-copy" }),
      msg("Bỏ bản viết dở", { id: "mail.drop-copy" }),
    );
  }
  const back = draft?.problem ?? null;
  if (back === null) return nothing;
  return html`<cs-note kind="error">${msg("Thư chưa gửi được:", { id: "mail.came-back" })} ${back}</cs-note>`;
}
