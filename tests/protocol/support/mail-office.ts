import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { createTransport, type Transporter } from "nodemailer";
import type SMTPTransport from "nodemailer/lib/smtp-transport";
import { systemActor } from "../../../server/kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../../server/testing.ts";
import type { MailDoorName } from "../../../server/modules/mail/contract.ts";
import { WireClient } from "./smtp-wire.ts";

export const PASSWORD = "Chợ Kỳ Lừa họp phiên 27";

/** An office of four with all doors of SMTP open, as on a network that trusts its certificate. */
export interface MailOffice {
  readonly office: TestOffice;
  readonly ids: Readonly<Record<"admin" | "an" | "hoa" | "binh", number>>;
  readonly departmentId: number;
  port(door: MailDoorName): number;
  /** A mail program of somebody's, over STARTTLS. */
  program(user: string, password?: string): Transporter<SMTPTransport.SentMessageInfo>;
  /** The bytes of the messages in somebody's inbox, the newest first. */
  inbox(personId: number): string[];
  /** A client without manners, in the clear or through TLS. */
  wire(door: MailDoorName, tls?: boolean): Promise<WireClient>;
  secure(client: WireClient): Promise<WireClient>;
}

export async function openMailOffice(doors: Readonly<Record<string, string>> = {}): Promise<MailOffice> {
  const any = "127.0.0.1:0";
  // What OpenSSL checks, it checks by the machine's own time.
  const office = await openTestOffice({
    running: true,
    doors: { smtp: any, submission: any, submissions: any, devices: any, ...doors },
  });
  const { directory } = office.services;
  const actor = systemActor("test");
  const department = directory.createDepartment(actor, { parentId: null, name: "Phòng Hành chính", code: "HC" });
  const person = async (name: string, username: string, role = "staff") =>
    (
      await directory.createPerson(
        actor,
        {
          name,
          username,
          roleIds: [directory.roleIdOf(role) ?? 0],
          posts: [{ departmentId: department.id, positionId: null }],
        },
        { text: PASSWORD, mustChange: false },
      )
    ).id;
  const ids = {
    admin: await person("Quản Trị Viên", "admin", "administrator"),
    an: await person("Nguyễn Văn An", "an"),
    hoa: await person("Lê Thị Hoa", "hoa"),
    binh: await person("Nguyễn Văn An", "binh"),
  };
  await office.settle();
  const port = (door: MailDoorName): number => office.services.mail.doors()[door]?.port ?? 0;
  const ca = office.kernel.tls.caPem() ?? "";

  return {
    office,
    ids,
    departmentId: department.id,
    port,
    program: (user, password = PASSWORD) =>
      createTransport({
        host: "127.0.0.1",
        port: port("submission"),
        requireTLS: true,
        tls: { ca, servername: "localhost" },
        auth: { user, pass: password },
      }),
    inbox: (personId) =>
      office.kernel.db
        .all<{ hash: string }>(
          `SELECT c.hash FROM mail_message m JOIN mail_mailbox b ON b.id = m.mailbox_id JOIN mail_account a ON a.id = b.account_id
           JOIN mail_content c ON c.id = m.content_id WHERE a.owner = :owner AND b.role = 'inbox' ORDER BY m.id DESC`,
          { owner: `person:${String(personId)}` },
        )
        .map(({ hash }) => readFileSync(office.kernel.blobs.path(hash), "utf8")),
    async wire(door, tls = false) {
      const socket: Socket | TLSSocket = tls
        ? connectTls({ host: "127.0.0.1", port: port(door), ca, servername: "localhost" })
        : connect(port(door), "127.0.0.1");
      const client = new WireClient(socket);
      await client.reply();
      return client;
    },
    async secure(client) {
      client.socket.removeAllListeners("data");
      const socket = connectTls({ socket: client.socket, ca, servername: "localhost" });
      await new Promise<void>((resolve, reject) => {
        socket.once("secureConnect", resolve);
        socket.once("error", reject);
      });
      return new WireClient(socket);
    },
  };
}

/** `AUTH PLAIN` with its answer at once. */
export function plain(user: string, password = PASSWORD): string {
  return `AUTH PLAIN ${Buffer.from(`\0${user}\0${password}`).toString("base64")}`;
}
