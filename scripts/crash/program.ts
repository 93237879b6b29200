import { createTransport } from "nodemailer";

/** A mail program that signs in over TLS; true only for a 250. Its certificate is this machine's own and dies with the test. */
export async function sendSignedIn(
  port: number,
  who: { readonly user: string; readonly password: string; readonly address: string },
  message: { readonly to: string; readonly subject: string },
): Promise<boolean> {
  const program = createTransport({
    host: "127.0.0.1",
    port,
    secure: true,
    tls: { rejectUnauthorized: false },
    auth: { user: who.user, pass: who.password },
  });
  try {
    const sent = await program.sendMail({
      from: who.address,
      to: message.to,
      subject: message.subject,
      messageId: `<${message.subject}@crash.test>`,
      text: "x".repeat(70),
    });
    return sent.response.startsWith("250");
  } catch {
    return false;
  } finally {
    program.close();
  }
}
