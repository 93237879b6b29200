import { randomUUID } from "node:crypto";
import { systemActor } from "../../kernel/access/actor.ts";
import type { Department } from "../directory/contract.ts";
import { openTestOffice, type TestOffice, type TestOptions } from "../../testing.ts";
import type { ChatMessage, Room } from "./contract.ts";

/** An office of five in which people talk: An (leader), Bình and Chi (Phòng Hành chính), Dũng, and an administrator. */
export interface TalkingOffice {
  office: TestOffice;
  readonly an: number;
  readonly binh: number;
  readonly chi: number;
  readonly dung: number;
  readonly admin: number;
  readonly unit: Department;
  get<T>(personId: number, url: string): Promise<T>;
  /** The status, and the body or the code of the refusal. */
  call(
    personId: number,
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    body?: object,
  ): Promise<{ status: number; code: string | undefined }>;
  direct(personId: number, other: number): Promise<Room>;
  group(personId: number, title: string, personIds: readonly number[]): Promise<Room>;
  say(personId: number, roomId: number, text: string, more?: object): Promise<ChatMessage>;
  room(personId: number, roomId: number): Promise<Room>;
  /** What the room says to this person, in its order. */
  texts(personId: number, roomId: number): Promise<string[]>;
}

export async function openTalkingOffice(options: TestOptions = {}): Promise<TalkingOffice> {
  const office = await openTestOffice(options);
  const { directory } = office.services;
  const system = systemActor("test");
  const unit = directory.createDepartment(system, { name: "Phòng Hành chính", code: "HC", parentId: null });
  const hire = async (name: string, username: string, role: string, departmentId?: number) => {
    const input = {
      name,
      username,
      roleIds: [directory.roleIdOf(role) ?? 0],
      ...(departmentId !== undefined && { posts: [{ departmentId, positionId: null }] }),
    };
    const password = { text: "Hoa đào nở trên núi Mẫu Sơn", mustChange: false };
    return (await directory.createPerson(system, input, password)).id;
  };
  const talking: TalkingOffice = {
    office,
    unit,
    an: await hire("Nguyễn Văn An", "an", "leader"),
    binh: await hire("Trần Thị Bình", "binh", "staff", unit.id),
    chi: await hire("Lê Thị Chi", "chi", "staff", unit.id),
    dung: await hire("Đặng Quang Dũng", "dung", "staff"),
    admin: await hire("Hoàng Quản Trị", "quantri", "administrator"),
    async get(personId, url) {
      const answer = await talking.office.request(personId, "GET", url);
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
      return answer.json();
    },
    async call(personId, method, url, body) {
      const answer = await talking.office.request(personId, method, url, body);
      return { status: answer.statusCode, code: answer.json<{ error?: { code: string } }>().error?.code };
    },
    async direct(personId, other) {
      return (await talking.office.request(personId, "POST", "/api/chat/direct", { personId: other })).json<Room>();
    },
    async group(personId, title, personIds) {
      const body = { title, personIds };
      return (await talking.office.request(personId, "POST", "/api/chat/rooms", body)).json<Room>();
    },
    async say(personId, roomId, text, more = {}) {
      const url = `/api/chat/rooms/${String(roomId)}/messages`;
      const answer = await talking.office.request(personId, "POST", url, { clientId: randomUUID(), text, ...more });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return answer.json<ChatMessage>();
    },
    room: (personId, roomId) => talking.get<Room>(personId, `/api/chat/rooms/${String(roomId)}`),
    async texts(personId, roomId) {
      const url = `/api/chat/rooms/${String(roomId)}/messages`;
      return (await talking.get<{ items: ChatMessage[] }>(personId, url)).items.map(({ text }) => text);
    },
  };
  await office.settle();
  return talking;
}
