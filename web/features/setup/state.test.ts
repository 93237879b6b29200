import { describe, expect, it } from "vitest";
import { checkStep, EMPTY, newOffice, placeOf, stepsOf, type SetupValues } from "./state.ts";

const filled: SetupValues = {
  ...EMPTY,
  code: " 1234 ",
  agencyName: " Sở Nội vụ tỉnh Lạng Sơn ",
  agencyCode: "H37.12",
  domain: "NoiVu.LangSon.gov.vn",
  name: "Nguyễn Thị Minh Hằng",
  username: "hangntm",
  password: "mot cau dai de nho",
  again: "mot cau dai de nho",
};

describe("the wizard", () => {
  it("lets pass what is filled in", () => {
    for (const step of stepsOf("new")) expect(checkStep(step, filled, true)).toEqual({});
  });

  it("asks for the code only where one is due", () => {
    expect(Object.keys(checkStep("welcome", EMPTY, true))).toEqual(["code"]);
    expect(checkStep("welcome", EMPTY, false)).toEqual({});
  });

  it.each([
    ["agency", { agencyName: "  " }, "agencyName"],
    ["agency", { agencyCode: "H37 12" }, "agencyCode"],
    ["agency", { agencyCode: "" }, "agencyCode"],
    ["agency", { domain: "langson" }, "domain"],
    ["agency", { domain: "sở.gov.vn" }, "domain"],
    ["agency", { domain: "a..vn" }, "domain"],
    ["administrator", { name: "" }, "name"],
    ["administrator", { username: "Hằng" }, "username"],
    ["administrator", { username: "hang-" }, "username"],
    ["administrator", { password: "ngan", again: "ngan" }, "password"],
    ["administrator", { again: "khac" }, "again"],
    ["sample", { password: "", again: "" }, "password"],
  ] as const)("stops %s with %j at %s", (step, change, field) => {
    expect(Object.keys(checkStep(step, { ...filled, ...change }, false))).toEqual([field]);
  });

  it("sends trimmed values, and no empty code", () => {
    expect(newOffice(filled, "vi")).toMatchObject({
      code: "1234",
      agency: { name: "Sở Nội vụ tỉnh Lạng Sơn", code: "H37.12", domain: "noivu.langson.gov.vn" },
    });
    expect(newOffice({ ...filled, code: "" }, "vi")).not.toHaveProperty("code");
  });

  it("leads to the field that the server found wrong", () => {
    expect(placeOf("agency.domain")).toEqual({ field: "domain", step: "agency" });
    expect(placeOf("administrator.username")).toEqual({ field: "username" });
    expect(placeOf("code")).toEqual({ field: "code", step: "welcome" });
    expect(placeOf("other")).toBeUndefined();
    expect(placeOf(undefined)).toBeUndefined();
  });
});
