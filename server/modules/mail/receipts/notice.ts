import { formatInstant } from "../../../kernel/text/index.ts";

/** What stands in the place of a letter that was taken back: in both languages, every reader has the same. */
export function recallNotice(letter: { subject: string; sentAt: number; sender: string; zone: string }): {
  subject: string;
  text: string;
} {
  const { subject, sentAt, sender, zone } = letter;
  const short = subject === "" ? "…" : subject.slice(0, 300);
  return {
    subject: `Thư “${short}” đã được người gửi thu hồi`,
    text: [
      `Thư “${short}” của ${sender}, gửi lúc ${formatInstant(sentAt, "vi", zone)}, đã được người gửi thu hồi trước khi bạn mở.`,
      "Nội dung thư không còn trong hộp thư này.",
      "",
      `The message “${short}” from ${sender}, sent ${formatInstant(sentAt, "en", zone)}, was recalled by its sender before you opened it.`,
      "",
    ].join("\n"),
  };
}
