import { systemActor } from "../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../testing.ts";
import type { AnnouncementDetail, AnnouncementInput } from "./contract.ts";

/** An office of seven: An leads (publishes), Hạnh heads Nội vụ (needs approval), Bình and Chi work there, Dũng in Tài chính, two administrators. */
export interface AnnouncingOffice {
  readonly office: TestOffice;
  readonly an: number;
  readonly hanh: number;
  readonly binh: number;
  readonly chi: number;
  readonly dung: number;
  readonly admin: number;
  readonly admin2: number;
  readonly homeUnit: number;
  readonly moneyUnit: number;
  hire(name: string, username: string, role: string, departmentId?: number): Promise<number>;
  /** The reply's body; throws where it was refused. */
  ask<T>(personId: number, method: Method, url: string, body?: object): Promise<T>;
  /** The status and the code of the refusal. */
  refused(personId: number | undefined, method: Method, url: string, body?: object): Promise<string>;
  /** A published announcement. */
  announce(personId: number, changes?: Partial<AnnouncementInput>): Promise<AnnouncementDetail>;
}

type Method = "GET" | "POST" | "PUT" | "DELETE";

export function announcementInput(changes: Partial<AnnouncementInput> = {}): AnnouncementInput {
  return {
    title: "Lịch trực Tết Đinh Mùi",
    body: "Các đơn vị cử người trực theo bảng kèm theo.",
    category: "notice",
    audience: ["everyone"],
    pinned: false,
    lobby: false,
    asksConfirmation: false,
    commentsOpen: false,
    publishesAt: null,
    expiresAt: null,
    keptFiles: [],
    newFiles: [],
    ...changes,
  };
}

export async function openAnnouncingOffice(): Promise<AnnouncingOffice> {
  const office = await openTestOffice();
  const { directory } = office.services;
  const system = systemActor("test");
  const unit = (name: string, code: string) => directory.createDepartment(system, { name, code, parentId: null }).id;
  const homeUnit = unit("Phòng Nội vụ", "NV");
  const moneyUnit = unit("Phòng Tài chính", "TC");
  const hire: AnnouncingOffice["hire"] = async (name, username, role, departmentId) => {
    const input = {
      name,
      username,
      roleIds: [directory.roleIdOf(role) ?? 0],
      ...(departmentId !== undefined && { posts: [{ departmentId, positionId: null }] }),
    };
    const password = { text: "Hoa đào nở trên núi Mẫu Sơn", mustChange: false };
    return (await directory.createPerson(system, input, password)).id;
  };
  const ask: AnnouncingOffice["ask"] = async (personId, method, url, body) => {
    const answer = await office.request(personId, method, url, body);
    if (answer.statusCode !== 200) throw new Error(`${method} ${url}: ${answer.body}`);
    return answer.json();
  };
  return {
    office,
    homeUnit,
    moneyUnit,
    an: await hire("Nguyễn Văn An", "an", "leader"),
    hanh: await hire("Phạm Thúy Hạnh", "hanh", "head", homeUnit),
    binh: await hire("Trần Thị Bình", "binh", "staff", homeUnit),
    chi: await hire("Lê Thị Chi", "chi", "staff", homeUnit),
    dung: await hire("Đặng Quang Dũng", "dung", "staff", moneyUnit),
    admin: await hire("Hoàng Quản Trị", "quantri", "administrator"),
    admin2: await hire("Vũ Quản Trị", "quantri2", "administrator"),
    hire,
    ask,
    async refused(personId, method, url, body) {
      const answer = await office.request(personId, method, url, body);
      const { error } = answer.json<{ error?: { code: string } }>();
      return `${String(answer.statusCode)} ${error?.code ?? ""}`.trim();
    },
    async announce(personId, changes) {
      const draft = await ask<AnnouncementDetail>(personId, "POST", "/api/announcements", announcementInput(changes));
      return ask(personId, "POST", `/api/announcements/${String(draft.id)}/submit`, { version: draft.version });
    },
  };
}
