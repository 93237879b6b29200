import { createHash } from "node:crypto";
import { systemActor } from "../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../testing.ts";
import { UPLOADS_PATH, type Transfer, type TransferInput } from "./contract.ts";

/** A real office that listens, with four people: An and Bình of the office unit, Chi of finance, and the administrator. */
export interface TransfersOffice {
  readonly office: TestOffice;
  readonly ids: { an: number; binh: number; chi: number; admin: number; unit: number; finance: number };
  readonly origin: string;
  /** A request over the socket; the body goes as JSON. */
  ask(
    personId: number,
    method: string,
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** The same, whose answer must be 200. */
  get<T>(personId: number, path: string): Promise<T>;
  post<T>(personId: number, path: string, body?: object): Promise<T>;
  /** Offers one file to Bình, or what is said. */
  offer(content: Buffer, changes?: Partial<TransferInput>, from?: number): Promise<Transfer>;
  /** HEAD of tus: the offset, or the status where there is none. */
  offset(personId: number, upload: string): Promise<number>;
  /** PATCH of tus; the status. */
  patch(personId: number, upload: string, offset: number, bytes: Buffer): Promise<number>;
  seal(transfer: Transfer, content: Buffer, from?: number): Promise<Response>;
  /** Offers, sends and seals. */
  send(content: Buffer, changes?: Partial<TransferInput>): Promise<Transfer>;
  dispose(): Promise<void>;
}

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
export const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error?: { code?: string } }).error?.code ?? "";

const TUS = { "tus-resumable": "1.0.0" };
const PASSWORD = { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false };

export async function openTransfersOffice(): Promise<TransfersOffice> {
  const office = await openTestOffice({ doors: { http: "127.0.0.1:0", smtp: "off" } });
  const ports = await office.listen();
  const origin = `http://127.0.0.1:${String(ports["http"])}`;
  const { directory } = office.services;
  const clerk = systemActor("test");
  const unit = directory.createDepartment(clerk, { name: "Văn phòng", code: "VP", parentId: null }).id;
  const finance = directory.createDepartment(clerk, { name: "Phòng Tài chính", code: "TC", parentId: null }).id;
  const hire = async (name: string, username: string, role: string, departmentId: number) =>
    (
      await directory.createPerson(
        clerk,
        {
          name,
          username,
          roleIds: [directory.roleIdOf(role) ?? 0],
          posts: [{ departmentId, positionId: null }],
        },
        PASSWORD,
      )
    ).id;
  const ids = {
    an: await hire("Nguyễn Thị An", "an", "staff", unit),
    binh: await hire("Trần Văn Bình", "binh", "staff", unit),
    chi: await hire("Lê Thị Chi", "chi", "staff", finance),
    admin: await hire("Hoàng Quản Trị", "quantri", "administrator", unit),
    unit,
    finance,
  };

  const ask: TransfersOffice["ask"] = (personId, method, path, body, headers = {}) =>
    fetch(origin + path, {
      method,
      headers: {
        cookie: office.cookieOf(personId),
        ...(body && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });

  async function demand<T>(response: Promise<Response>): Promise<T> {
    const answer = await response;
    if (answer.status !== 200) throw new Error(`${String(answer.status)} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  const patch: TransfersOffice["patch"] = async (personId, upload, offset, bytes) =>
    (
      await fetch(`${origin}${UPLOADS_PATH}/${upload}`, {
        method: "PATCH",
        headers: {
          ...TUS,
          cookie: office.cookieOf(personId),
          "content-type": "application/offset+octet-stream",
          "upload-offset": String(offset),
        },
        body: new Uint8Array(bytes),
      })
    ).status;

  const offer: TransfersOffice["offer"] = (content, changes = {}, from = ids.an) =>
    demand<Transfer>(
      ask(from, "POST", "/api/transfers", {
        to: [`person:${String(ids.binh)}`],
        boxId: null,
        note: "",
        files: 1,
        size: content.length,
        first: [{ path: "Báo cáo.docx", size: content.length }],
        ...changes,
      }),
    );

  const seal: TransfersOffice["seal"] = (transfer, content, from = ids.an) =>
    ask(from, "POST", `/api/transfers/${String(transfer.id)}/seal`, {
      hash: sha256(content),
      part: sha256(content.subarray(transfer.base)),
    });

  return {
    office,
    ids,
    origin,
    ask,
    get: (personId, path) => demand(ask(personId, "GET", path)),
    post: (personId, path, body) => demand(ask(personId, "POST", path, body)),
    offer,
    async offset(personId, upload) {
      const head = await ask(personId, "HEAD", `${UPLOADS_PATH}/${upload}`, undefined, TUS);
      const said = head.headers.get("upload-offset");
      return said === null ? head.status : Number(said);
    },
    patch,
    seal,
    async send(content, changes) {
      const transfer = await offer(content, changes);
      const status = await patch(ids.an, transfer.upload ?? "", 0, content);
      if (status !== 204) throw new Error(`The upload was answered ${String(status)}.`);
      return demand<Transfer>(seal(transfer, content));
    },
    dispose: () => office.dispose(),
  };
}
