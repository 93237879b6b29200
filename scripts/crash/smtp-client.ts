import { connect, type Socket } from "node:net";

/** A mail program of the plainest kind: one message a connection, and it believes only a 250. */
export async function sendMessage(
  port: number,
  message: { from: string; to: string; subject: string },
): Promise<boolean> {
  const socket = connect({ host: "127.0.0.1", port });
  try {
    const replies = repliesOf(socket);
    const steps: [string | undefined, string][] = [
      [undefined, "220"],
      ["EHLO crash.test", "250"],
      [`MAIL FROM:<${message.from}>`, "250"],
      [`RCPT TO:<${message.to}>`, "250"],
      ["DATA", "354"],
      [textOf(message), "250"],
    ];
    for (const [line, expected] of steps) {
      if (line !== undefined) socket.write(`${line}\r\n`);
      const { value, done } = await replies.next();
      if (done === true || !value.startsWith(expected)) return false;
    }
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function textOf({ from, to, subject }: { from: string; to: string; subject: string }): string {
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${subject}@crash.test>`,
    "Date: Mon, 23 Nov 2026 08:15:00 +0700",
    "",
    "x".repeat(70),
    ".",
  ].join("\r\n");
}

/** The final line of each reply (RFC 5321 §4.2.1). */
async function* repliesOf(socket: Socket): AsyncGenerator<string, void> {
  let rest = "";
  for await (const chunk of socket) {
    rest += (chunk as Buffer).toString("latin1");
    for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (/^\d{3}( |$)/.test(line)) yield line;
    }
  }
}
