import { fullDate } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { offerUndo, toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { askAboutDoubts } from "../dialogs/doubts.ts";
import { chooseStoredFiles } from "../dialogs/stored-files.ts";
import * as api from "./api.ts";
import { hasDoubts } from "./checks.ts";
import { SaveFailed, type ComposeController } from "./controller.ts";
import { closeWindow, openWindow } from "./windows.ts";

/** Why a letter is not sent yet; `field` is where the person goes on. */
export interface Obstacle {
  readonly text: string;
  readonly field?: "recipients";
}

/** Sends the letter of a window, now or at an hour, and closes the window. Undefined: it is on its way, or the person wants to look again. */
export async function sendLetter(
  letter: ComposeController,
  draftId: number,
  at?: number,
): Promise<Obstacle | undefined> {
  const obstacle = obstacleTo(letter);
  if (obstacle) return obstacle;
  const doubts = letter.doubts();
  if (hasDoubts(doubts) && !(await askAboutDoubts(doubts))) return undefined;
  try {
    const { delivered, sendAt } = await letter.send(at);
    closeWindow(draftId);
    const back = async () => {
      await api.takeBack(draftId);
      openWindow(draftId);
    };
    if (at !== undefined) offerUndo(msg(str`Sẽ gửi lúc ${fullDate(at)}`, { id: "mail.will-send" }), back);
    else if (sendAt === null) toast(msg(str`Đã gửi đến ${delivered} người`, { id: "mail.sent-to" }));
    else offerUndo(msg(str`Đang gửi đến ${delivered} người`, { id: "mail.sending-to" }), back);
    return undefined;
  } catch (error) {
    if (error instanceof SaveFailed) {
      const text = msg("Thư chưa lưu được nên chưa gửi. Những gì đã viết vẫn được giữ trên máy này.", {
        id: "mail.unsaved",
      });
      return { text };
    }
    return { text: error instanceof Error ? error.message : String(error) };
  }
}

function obstacleTo({ uploads, heading: { to, cc, bcc } }: ComposeController): Obstacle | undefined {
  if (uploads.all.length > 0) {
    return { text: msg("Hãy đợi các tệp tải lên xong rồi gửi.", { id: "mail.wait-uploads" }) };
  }
  if (to.length + cc.length + bcc.length > 0) return undefined;
  const text = msg("Thư chưa có người nhận. Hãy chọn ít nhất một người.", { id: "mail.needs-recipient" });
  return { text, field: "recipients" };
}

/** Asks for files that the office has already and attaches them. */
export async function attachStoredFiles(letter: ComposeController): Promise<void> {
  for (const which of (await chooseStoredFiles()) ?? []) {
    try {
      await letter.attachStored(which);
    } catch (error) {
      toastError(error);
    }
  }
}

/** Puts a letter aside: saved, or thrown away when nothing is in it. Its window closes. */
export async function putLetterAside(letter: ComposeController, draftId: number): Promise<void> {
  const isFresh = letter.draft?.kind === "new" && letter.isEmpty;
  try {
    if (isFresh) await letter.discard();
    else if (await letter.flush()) void api.putAway(draftId).catch(() => undefined);
  } catch {
    // It stays among the drafts, where it can be thrown away.
  }
  closeWindow(draftId);
}

/** Throws a letter away, after a question where something is in it. */
export async function discardLetter(letter: ComposeController, draftId: number): Promise<void> {
  const sure =
    letter.isEmpty ||
    (await confirm({
      heading: msg("Bỏ thư nháp này?", { id: "mail.discard-heading" }),
      text: msg("Những gì đã viết sẽ mất hẳn.", { id: "mail.discard-text" }),
      verb: msg("Bỏ thư nháp", { id: "mail.discard" }),
      destroys: true,
    }));
  if (!sure) return;
  try {
    await letter.discard();
    closeWindow(draftId);
  } catch (error) {
    toastError(error);
  }
}
