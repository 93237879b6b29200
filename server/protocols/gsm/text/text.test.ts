import { describe, expect, it } from "vitest";
import { measureText } from "./measure.ts";
import { readMobileNumber, writeMobileNumber } from "./numbers.ts";
import { withoutMarks } from "./plain.ts";

describe("a number", () => {
  it.each([
    ["0912345678", "+84912345678"],
    ["0912 345 678", "+84912345678"],
    ["0912.345.678", "+84912345678"],
    ["+84 912 345 678", "+84912345678"],
    ["84912345678", "+84912345678"],
    ["0084912345678", "+84912345678"],
    ["(0) 32-345-6789", "+84323456789"],
  ])("%s is %s", (text, number) => {
    expect(readMobileNumber(text)).toEqual({ ok: true, number });
  });

  it.each([
    ["02053812345", "landLine", undefined],
    ["0205 381 2345", "landLine", undefined],
    ["01201234567", "oldNumber", "0701234567"],
    ["+841691234567", "oldNumber", "0391234567"],
    ["01861234567", "oldNumber", "0561234567"],
    ["01991234567", "oldNumber", "0591234567"],
    ["01101234567", "oldNumber", undefined],
    ["+8613800138000", "foreign", undefined],
    ["091234567", "nonsense", undefined],
    ["09123456789", "nonsense", undefined],
    ["0412345678", "nonsense", undefined],
    ["abc", "nonsense", undefined],
    ["", "empty", undefined],
  ])("%s is refused: %s", (text, fault, hint) => {
    expect(readMobileNumber(text)).toEqual({ ok: false, fault, ...(hint !== undefined && { hint }) });
  });

  it("is written as people write it", () => {
    expect(writeMobileNumber("+84912345678")).toBe("0912 345 678");
    expect(writeMobileNumber("191")).toBe("191");
  });
});

describe("a text both ways", () => {
  it("loses its marks and nothing else", () => {
    expect(withoutMarks("Đề nghị đồng chí Nguyễn Thị Ước họp lúc 8h30 – phòng 3!")).toBe(
      "De nghi dong chi Nguyen Thi Uoc hop luc 8h30 – phong 3!",
    );
  });

  it("costs two parts with its marks and one without", () => {
    const text = "Mời đồng chí họp giao ban lúc 8h00 sáng thứ Hai tại phòng họp tầng 3. Trả lời 1 để xác nhận.";
    expect(measureText(text)).toMatchObject({
      marked: { alphabet: "ucs2", parts: 2 },
      plain: { alphabet: "gsm7", parts: 1, left: 160 - text.length },
    });
  });

  it("is the same whichever way its marks were typed", () => {
    expect(measureText("họp".normalize("NFD"))).toEqual(measureText("họp"));
  });
});
