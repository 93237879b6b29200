import { systemActor } from "../../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice, type TestOptions } from "../../../testing.ts";
import type { Draft, DraftInput, MessageRow } from "../contract.ts";

/** An office with a leader and two members of one department, for tests of writing and sending. */
export interface WritingOffice {
  readonly office: TestOffice;
  readonly an: number;
  readonly binh: number;
  readonly cuong: number;
  /** `department:1`: Phòng Hành chính, of which An and Cường are. */
  readonly department: string;
  /** The parsed reply; throws, with the reply, when it is not 200. */
  ask<T>(who: number, method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object): Promise<T>;
  /** A draft with these fields, saved. */
  write(who: number, fields: Partial<DraftInput>): Promise<Draft>;
  upload(who: number, name: string, bytes: Buffer | string): Promise<number>;
  messages(who: number, role?: string): Promise<MessageRow[]>;
  /** The file of a message as it lies on disk. */
  original(who: number, messageId: number): Promise<string>;
}

export async function openWritingOffice(options: TestOptions = {}): Promise<WritingOffice> {
  const office = await openTestOffice(options);
  office.kernel.settings.agency.update({ name: "Sở Tư pháp", domain: "stp.lan" });
  const { directory } = office.services;
  const system = systemActor("test");
  const unit = directory.createDepartment(system, { name: "Phòng Hành chính", code: "HC", parentId: null });
  const clerk = directory.createPosition(system, { name: "Chuyên viên", leads: false });
  const hire = async (name: string, username: string, role: string, isMember: boolean) => {
    const posts = isMember ? [{ departmentId: unit.id, positionId: clerk.id }] : [];
    const input = { name, username, roleIds: [directory.roleIdOf(role) ?? 0], posts };
    return (await directory.createPerson(system, input, { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false })).id;
  };
  const an = await hire("Nguyễn Văn An", "an", "staff", true);
  const binh = await hire("Hoàng Thị Bình", "binh", "leader", false);
  const cuong = await hire("Lê Văn Cường", "cuong", "staff", true);
  await office.settle();

  async function ask<T>(who: number, method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object) {
    const reply = await office.request(who, method, url, body);
    if (reply.statusCode !== 200) throw new Error(`${method} ${url}: ${reply.body}`);
    return reply.json<T>();
  }

  return {
    office,
    an,
    binh,
    cuong,
    department: `department:${String(unit.id)}`,
    ask,
    async write(who, fields) {
      const draft = await ask<Draft>(who, "POST", "/api/mail/drafts", {});
      const url = `/api/mail/drafts/${String(draft.id)}`;
      await ask(who, "PUT", url, { version: draft.version, to: [], cc: [], subject: "", body: "", ...fields });
      return ask<Draft>(who, "GET", url);
    },
    async upload(who, name, bytes) {
      const reply = await office.house.http.inject({
        method: "POST",
        url: `/api/files?name=${encodeURIComponent(name)}`,
        headers: { "content-type": "application/octet-stream", cookie: office.cookieOf(who) },
        payload: bytes,
      });
      return reply.json<{ id: number }>().id;
    },
    async messages(who, role = "inbox") {
      const { items } = await ask<{ items: { id: number; role: string }[] }>(who, "GET", "/api/mail/mailboxes");
      const box = items.find((each) => each.role === role)?.id ?? 0;
      return (await ask<{ items: MessageRow[] }>(who, "GET", `/api/mail/messages?mailbox=${String(box)}`)).items;
    },
    original: async (who, messageId) =>
      (await office.request(who, "GET", `/api/mail/messages/${String(messageId)}/original`)).body,
  };
}
