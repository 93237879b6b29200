import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deflateRawSync } from "node:zlib";
import { systemActor } from "../../../kernel/access/actor.ts";
import { openDirectoryOffice, type DirectoryOffice } from "../testing.ts";
import { checkWorkbook } from "./zip-bounds.ts";

let office: DirectoryOffice;
let cookie: string | undefined;
const system = systemActor("test");

beforeEach(async () => {
  office = await openDirectoryOffice();
  await office.add({ name: "Nguyễn Thị Hoa", username: "hoant" }, "administrator");
  cookie = (await office.signIn("hoant")).cookie;
  const top = office.directory.createDepartment(system, { parentId: null, name: "Văn phòng", code: "VP" });
  office.directory.createDepartment(system, { parentId: top.id, name: "Tổ Tài chính", code: "TC" });
});
afterEach(() => office.close());

const codeOf = (answer: { body: object }) => (answer.body as { error?: { code: string } }).error?.code;

async function preview(text: string | Buffer, kind = "people") {
  const body = Buffer.isBuffer(text) ? text : Buffer.from(text, "utf8");
  const answer = await office.call("POST", `/api/directory/imports?kind=${kind}`, { cookie, body });
  const id = String(answer.body["id"]);
  const rows = async (fate = "") =>
    (await office.call("GET", `/api/directory/imports/${id}/rows?limit=200${fate && `&fate=${fate}`}`, { cookie }))
      .body["items"] as unknown as {
      row: number;
      fate: string;
      name: string;
      changes: { column: string; from: string; to: string }[];
      problems: { column: string; message: string }[];
    }[];
  const commit = () => office.call("POST", `/api/directory/imports/${id}/commit`, { cookie });
  return { answer, counts: answer.body["counts"] as unknown as Record<string, number>, rows, commit };
}

const PEOPLE = `Họ và tên;Tên đăng nhập;Chức vụ;Đơn vị;Di động;Ngày sinh
Lê Thị An;anlt;Chuyên viên;VP;912345678;05/03/1985
Trần Văn Bình;;Kế toán;tổ tài chính;+84 987 654 321;
Không Có Đơn Vị;;;XYZ;;
;aido;;VP;;
Số Sai;saiso;;VP;123;31/02/1990
Lê Thị An Hai;anlt;;VP;;
`;

describe("import of people", () => {
  it("says every row's fate before anything is written, then does exactly that", async () => {
    const { answer, counts, rows, commit } = await preview(`\ufeff${PEOPLE}`);
    expect(answer.status).toBe(200);
    expect(counts).toEqual({ new: 2, changed: 0, unchanged: 0, error: 4 });
    const errors = await rows("error");
    expect(errors.map(({ row, problems }) => [row, problems.map(({ column }) => column)])).toEqual([
      [4, ["Đơn vị"]],
      [5, ["Họ và tên"]],
      [6, ["Di động", "Ngày sinh"]],
      [7, ["Tên đăng nhập"]],
    ]);
    expect(office.directory.countAudience(["everyone"])).toBe(1);
    const done = (await commit()).body as unknown as {
      created: number;
      skipped: number;
      passwords: { username: string; password: string }[];
    };
    expect(done).toMatchObject({ created: 2, skipped: 4 });
    const binh = office.directory.personByUsername("binhtv");
    expect(binh).toMatchObject({ departmentName: "Tổ Tài chính", positionTitle: "Kế toán" });
    expect(office.directory.mobileOf(binh?.id ?? 0)).toBe("+84987654321");
    const password = done.passwords.find(({ username }) => username === "anlt")?.password ?? "";
    expect((await office.signIn("anlt", password)).body).toMatchObject({ person: { mustChangePassword: true } });
    expect((await commit()).status).toBe(404);
  });

  it("is refused when the directory has changed since the preview", async () => {
    const { commit } = await preview(PEOPLE);
    await office.add({ name: "Ai Đó", username: "doa" });
    expect(codeOf(await commit())).toBe("directory.importStale");
    expect(office.directory.personByUsername("anlt")).toBeUndefined();
  });

  it("reads its own export as unchanged, in both forms, and says which fields differ", async () => {
    await (await preview(PEOPLE)).commit();
    const [tc] = office.directory.departments().filter(({ code }) => code === "TC");
    const an = office.directory.personByUsername("anlt")?.id ?? 0;
    const chief = office.directory.createPosition(system, { name: "Phó Chánh Văn phòng", leads: false });
    office.directory.changePerson(system, an, {
      room: "=2+3",
      posts: [
        { departmentId: null, positionId: chief.id },
        { departmentId: tc?.id ?? null, positionId: null },
      ],
    });
    for (const format of ["csv", "xlsx"]) {
      const file = await office.call("GET", `/api/directory/export?kind=people&format=${format}`, { cookie });
      expect((await preview(file.bytes)).counts).toEqual({ new: 0, changed: 0, unchanged: 3, error: 0 });
      if (format === "xlsx") continue;
      const text = file.bytes.toString("utf8");
      expect(text).toContain(";'=2+3;");
      const edited = await preview(text.replace("0912345678", "0912345679"));
      expect(await edited.rows("changed")).toMatchObject([
        { name: "Lê Thị An", changes: [{ column: "Di động", from: "0912345678", to: "0912345679" }] },
      ]);
      const post = await preview("Họ và tên,Tên đăng nhập,Chức vụ\nLê Thị An,anlt,Chánh Văn phòng\n");
      expect(post.counts).toMatchObject({ changed: 1 });
    }
    const changed = await preview("Full name,Username,Position\nLê Thị An,anlt,Chánh Văn phòng\n");
    expect((await changed.commit()).status).toBe(200);
    // The other post stands as it was.
    expect(office.directory.expandAudience([`department:${String(tc?.id)}`])).toContain(an);
    expect(office.directory.person(an)?.positionTitle).toBe("Chánh Văn phòng");
  });

  it("refuses what is no table, wrong columns with the list of the right ones, and too many rows", async () => {
    const refused = async (text: string | Buffer) => codeOf((await preview(text)).answer);
    expect(await refused(Buffer.from([0xff, 0xfe, 0x41, 0x00]))).toBe("directory.notTable");
    expect(await refused(Buffer.from("PK\u0003\u0004nonsense"))).toBe("directory.notTable");
    expect(await refused("Họ và tên\n")).toBe("directory.noRows");
    const { answer } = await preview("Họ và tên;Lương\nAn;1\n");
    expect(codeOf(answer)).toBe("directory.wrongColumns");
    expect(JSON.stringify(answer.body)).toContain("Tên đăng nhập");
    expect(await refused("Tên đăng nhập\nanlt\n")).toBe("directory.wrongColumns");
    expect(await refused(`Họ và tên\n${"Lê Văn An\n".repeat(10_001)}`)).toBe("directory.tooManyRows");
    expect((await preview(`Họ và tên\n${"Nguyễn Văn An\n".repeat(600_000)}`)).answer.status).toBe(413);
  });

  it("refuses a workbook that unpacks to far more than it weighs, without unpacking it whole", async () => {
    const xml = Buffer.alloc(200 * 1024 * 1024, "<row/>");
    const packed = deflateRawSync(xml, { level: 9 });
    const name = Buffer.from("xl/worksheets/sheet1.xml");
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt16LE(name.length, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(30 + name.length + packed.length, 16);
    const bomb = Buffer.concat([local, name, packed, central, name, end]);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(checkWorkbook(bomb)).rejects.toThrow(expect.objectContaining({ code: "directory.tooManyRows" }));
  });

  it("belongs to whoever sent the file, and needs the permission", async () => {
    const { answer } = await preview(PEOPLE);
    await office.add({ name: "Lê Văn Ba", username: "balv" }, "administrator");
    await office.add({ name: "Trần Thị Cúc", username: "cuctt" });
    const url = `/api/directory/imports/${String(answer.body["id"])}/rows`;
    expect((await office.call("GET", url, { cookie: (await office.signIn("balv")).cookie })).status).toBe(404);
    const staff = (await office.signIn("cuctt")).cookie;
    expect((await office.call("GET", url, { cookie: staff })).status).toBe(403);
    expect((await office.call("GET", "/api/directory/export?kind=people&format=csv", { cookie: staff })).status).toBe(
      403,
    );
  });
});

describe("import of departments", () => {
  it("takes children before parents, moves, and refuses circles", async () => {
    const file =
      "Mã đơn vị,Tên đơn vị,Mã đơn vị cấp trên\nA2,Tổ hai,A1\nA1,Phòng một,\nTC,Tổ Tài chính,A1\nC1,Vòng một,C2\nC2,Vòng hai,C1\n";
    const { counts, rows, commit } = await preview(file, "departments");
    expect(counts).toEqual({ new: 2, changed: 1, unchanged: 0, error: 2 });
    expect((await rows("changed"))[0]?.changes).toEqual([{ column: "Mã đơn vị cấp trên", from: "VP", to: "A1" }]);
    expect((await commit()).status).toBe(200);
    const { directory } = office;
    const parent = (code: string) => directory.department(directory.departmentByCode(code)?.parentId ?? 0)?.code;
    expect([parent("A2"), parent("TC"), parent("A1")]).toEqual(["A1", "A1", undefined]);
    const exported = await office.call("GET", "/api/directory/export?kind=departments&format=xlsx", { cookie });
    expect((await preview(exported.bytes, "departments")).counts).toEqual({
      new: 0,
      changed: 0,
      unchanged: 4,
      error: 0,
    });
  });
});
