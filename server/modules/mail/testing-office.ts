import { systemActor } from "../../kernel/access/actor.ts";
import { SESSION_COOKIE } from "../../kernel/http/openapi.ts";
import { openSession } from "../../kernel/http/sessions.ts";
import { openTestOffice, type TestOffice } from "../../testing.ts";
import type { Draft, MessageRow } from "./contract.ts";

/** An office with mail and five people, for tests of what is built on delivery. */
export interface MailOffice {
  office: TestOffice;
  id(who: string): number;
  /** The `Cookie` header of a session of today. */
  cookieOf(who: string): string;
  get<T>(who: string, url: string): Promise<T>;
  /** The reply's body, whatever the status. */
  call(
    who: string,
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    body?: object,
  ): Promise<{ status: number; body: unknown; code: string }>;
  post<T>(who: string, url: string, body?: object): Promise<T>;
  /** Writes and sends a letter; the id of the copy in Sent. */
  send(who: string, to: readonly string[], subject: string, body?: string): Promise<number>;
  inbox(who: string): Promise<MessageRow[]>;
  list(who: string, mailboxId: number): Promise<MessageRow[]>;
  restart(): Promise<void>;
}

const DAY = 24 * 3_600_000;

export const PEOPLE = {
  admin: "Quản Trị",
  an: "Nguyễn Văn An",
  binh: "Hoàng Thị Bình",
  cuong: "Lê Văn Cường",
  dung: "Đỗ Thị Dung",
};

export async function openMailOffice(): Promise<MailOffice> {
  const first = await openTestOffice();
  first.kernel.settings.agency.update({ name: "Sở Tư pháp", domain: "stp.lan" });
  const ids: Record<string, number> = {};
  const { directory } = first.services;
  for (const [username, name] of Object.entries(PEOPLE)) {
    const roleIds = [directory.roleIdOf(username === "admin" ? "administrator" : "staff") ?? 0];
    const password = { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false };
    ids[username] = (await directory.createPerson(systemActor("test"), { name, username, roleIds }, password)).id;
  }
  await first.settle();
  const id = (who: string) => ids[who] ?? 0;

  const cookies = new Map<string, string>();
  /** A session of today: tests of retention go through months, which none outlives. */
  function cookieOf(who: string): string {
    const { kernel, clock } = self.office;
    const key = `${who} ${String(Math.floor(clock.now() / DAY))}`;
    const known = cookies.get(key);
    if (known !== undefined) return known;
    const { secret } = kernel.write(systemActor("test"), (work) =>
      openSession(work.db, work.now, { personId: id(who), address: "127.0.0.1", agent: "test" }),
    );
    const cookie = `${SESSION_COOKIE}=${secret}`;
    cookies.set(key, cookie);
    return cookie;
  }

  const self: MailOffice = {
    office: first,
    id,
    cookieOf,
    async call(who, method, url, body) {
      const answer = await self.office.house.http.inject({
        method,
        url,
        ...(body && { payload: body }),
        headers: { cookie: cookieOf(who) },
      });
      const parsed: unknown = answer.body === "" ? null : JSON.parse(answer.body);
      const code = (parsed as { error?: { code?: string } } | null)?.error?.code ?? "";
      return { status: answer.statusCode, body: parsed, code };
    },
    async get<T>(who: string, url: string) {
      const { status, body } = await self.call(who, "GET", url);
      if (status !== 200) throw new Error(`${url}: ${String(status)} ${JSON.stringify(body)}`);
      return body as T;
    },
    async post<T>(who: string, url: string, input: object = {}) {
      const { status, body } = await self.call(who, "POST", url, input);
      if (status !== 200) throw new Error(`${url}: ${String(status)} ${JSON.stringify(body)}`);
      return body as T;
    },
    async send(who, to, subject, body = "Kính gửi đồng chí.") {
      const draft = await self.post<Draft>(who, "/api/mail/drafts", { to });
      const path = `/api/mail/drafts/${String(draft.id)}`;
      const input = { version: draft.version, to, cc: [], subject, body };
      const saved = await self.call(who, "PUT", path, input);
      const { version } = saved.body as { version: number };
      return (await self.post<{ messageId: number }>(who, `${path}/send`, { version })).messageId;
    },
    inbox: async (who) => (await self.get<{ items: MessageRow[] }>(who, "/api/mail/messages")).items,
    list: async (who, mailboxId) =>
      (await self.get<{ items: MessageRow[] }>(who, `/api/mail/messages?mailbox=${String(mailboxId)}`)).items,
    async restart() {
      self.office = await self.office.restart();
    },
  };
  return self;
}
