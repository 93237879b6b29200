import MimeNode from "nodemailer/lib/mime-node";
import type { MailAddress } from "./types.ts";

/** What became of one recipient (RFC 3464 §2.3). */
export interface ReportedRecipient {
  readonly address: string;
  readonly action: "failed" | "delayed";
  /** RFC 3463: `5.1.1`. */
  readonly status: string;
  /** What the other server said; its code first. */
  readonly reply: string;
  /** Until when it is tried, for a delay. */
  readonly until?: number;
}

export interface DeliveryReport {
  readonly from: MailAddress;
  readonly to: string;
  readonly subject: string;
  /** What a person reads. */
  readonly text: string;
  readonly messageId: string;
  readonly sentAt: number;
  /** The name of this server. */
  readonly reporter: string;
  readonly arrivedAt: number;
  readonly recipients: readonly ReportedRecipient[];
  /** The header of the message that it is about, as it was sent. */
  readonly header: string;
}

/** A delivery status notification: multipart/report with the words, the facts for programs, and the header of the message. */
export function writeDeliveryReport(report: DeliveryReport): Promise<Buffer> {
  const root = new MimeNode("multipart/report; report-type=delivery-status", { newline: "windows" });
  root.setHeader({
    from: { name: report.from.name, address: report.from.address },
    to: report.to,
    subject: report.subject,
    date: new Date(report.sentAt).toUTCString().replace("GMT", "+0000"),
    "message-id": report.messageId,
    // Programs that answer by themselves must not answer this (RFC 3834 §5).
    "auto-submitted": "auto-replied",
  });
  root.createChild("text/plain; charset=utf-8").setContent(report.text);
  root.createChild("message/delivery-status").setContent(factsOf(report));
  root.createChild("text/rfc822-headers; charset=utf-8").setContent(report.header);
  return root.build();
}

function factsOf({ reporter, arrivedAt, recipients }: DeliveryReport): string {
  const dateOf = (at: number) => new Date(at).toUTCString().replace("GMT", "+0000");
  const groups = recipients.map(({ address, action, status, reply, until }) =>
    [
      `Final-Recipient: ${/^[ -~]*$/.test(address) ? "rfc822" : "utf-8"}; ${address}`,
      `Action: ${action}`,
      `Status: ${status}`,
      `Diagnostic-Code: smtp; ${oneLine(reply)}`,
      ...(until === undefined ? [] : [`Will-Retry-Until: ${dateOf(until)}`]),
    ].join("\r\n"),
  );
  const head = `Reporting-MTA: dns; ${reporter}\r\nArrival-Date: ${dateOf(arrivedAt)}`;
  return `${[head, ...groups].join("\r\n\r\n")}\r\n`;
}

/** What another server said may hold anything; here it is one line of printable ASCII. */
function oneLine(text: string): string {
  return text.replace(/[^ -~]+/g, " ").slice(0, 400);
}
