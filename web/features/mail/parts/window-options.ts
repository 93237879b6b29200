import { msg } from "../../../kernel/i18n.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import type { Signature } from "../compose/api.ts";
import type { ComposeController } from "../compose/controller.ts";
import type { LetterText } from "./mail-text.ts";

/** How the letter goes, in what form it is written, and with which signature. */
export function windowOptions(
  letter: ComposeController,
  text: LetterText,
  signatures: readonly Signature[],
  editSignatures: () => void,
): MenuEntry[] {
  const { urgent, wantsReceipt } = letter.heading;
  return [
    {
      title: msg("Thư khẩn", { id: "mail.option-urgent" }),
      checked: urgent,
      run: () => {
        letter.set({ urgent: !urgent });
      },
    },
    {
      title: msg("Xin xác nhận đã đọc", { id: "mail.option-receipt" }),
      checked: wantsReceipt,
      run: () => {
        letter.set({ wantsReceipt: !wantsReceipt });
      },
    },
    {
      title: msg("Chỉ chữ, không định dạng", { id: "mail.option-plain" }),
      checked: !text.isRich,
      run: () => {
        text.toggle();
      },
    },
    undefined,
    msg("Chữ ký", { id: "mail.signatures" }),
    ...signatures.map((signature) => ({
      title: signature.title === "" ? msg("Chữ ký của tôi", { id: "mail.signature-mine" }) : signature.title,
      run: () => void text.sign(signature.text),
    })),
    { title: msg("Không chữ ký", { id: "mail.signature-none" }), run: () => void text.sign("") },
    { title: msg("Sửa chữ ký…", { id: "mail.signature-edit" }), icon: "edit", run: editSignatures },
  ];
}
