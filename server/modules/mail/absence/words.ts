import { formatDay } from "../../../kernel/text/index.ts";
import type { Language } from "../../../kernel/errors.ts";

/** The office's own words for who is away: until when, and who stands in. */
export function absenceWords(
  language: Language,
  facts: { name: string; toOn: string; deputy: { name: string; address: string } | null },
): string {
  const { name, toOn, deputy } = facts;
  const day = formatDay(toOn);
  const lines =
    language === "vi"
      ? [
          `${name} vắng mặt đến hết ngày ${day} và sẽ trả lời thư của bạn sau.`,
          ...(deputy ? [`Việc cần gấp xin liên hệ ${deputy.name} (${deputy.address}).`] : []),
        ]
      : [
          `${name} is away until the end of ${day} and will answer your message afterwards.`,
          ...(deputy ? [`If it is urgent, please write to ${deputy.name} (${deputy.address}).`] : []),
        ];
  return `${lines.join("\n")}\n`;
}

/** The subject of an answer that nobody has typed (RFC 3834 §3.1.5). */
export function absenceSubject(language: Language, subject: string): string {
  return `${language === "vi" ? "Trả lời tự động" : "Automatic reply"}: ${subject}`.slice(0, 500);
}
