import type { ReportedRecipient } from "../../../protocols/mime/index.ts";

/** The words of a report, in both languages: nobody knows which the reader prefers, and the other part may be quoted to a helper. */
export function reportWords(
  kind: ReportedRecipient["action"],
  subject: string,
  recipients: readonly Pick<ReportedRecipient, "address" | "reply">[],
): { subject: string; text: string } {
  const list = recipients.map(({ address, reply }) => `  ${address}\n    ${reply === "" ? "-" : reply}`).join("\n");
  if (kind === "failed") {
    return {
      subject: "Thư không đến được người nhận (Undelivered mail)",
      text: [
        `Thư "${subject}" không gửi được tới các địa chỉ dưới đây. Máy chủ sẽ không gửi lại.`,
        "Hãy kiểm tra địa chỉ rồi gửi lại, hoặc liên hệ với người nhận bằng cách khác.",
        "",
        list,
        "",
        `The message "${subject}" could not be delivered to the addresses above. It will not be tried again.`,
        "Check the addresses and send it again, or reach the recipients some other way.",
      ].join("\n"),
    };
  }
  return {
    subject: "Thư đến chậm (Delayed mail)",
    text: [
      `Thư "${subject}" chưa gửi được tới các địa chỉ dưới đây. Máy chủ vẫn tiếp tục gửi lại trong 5 ngày; bạn không cần làm gì.`,
      "",
      list,
      "",
      `The message "${subject}" has not been delivered to the addresses above yet. It is tried again for 5 days; you need not do anything.`,
    ].join("\n"),
  };
}

/** The status (RFC 3463) of a reply; the general one of its class where it names none. */
export function statusOf(reply: string, action: ReportedRecipient["action"]): string {
  const found = /(?:^|\s)([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(reply)?.[1];
  const first = action === "failed" ? "5" : "4";
  return found?.startsWith(first) ? found : `${first}.0.0`;
}
