import { buffer } from "node:stream/consumers";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { zipOf } from "./zip.ts";

it("puts files of one name beside each other, with their marks and their bytes", async () => {
  const file = (name: string, text: string) => ({ name, read: () => Promise.resolve(Buffer.from(text)) });
  const zip = await buffer(zipOf([file("báo cáo.pdf", "một"), file("Báo cáo.pdf", "hai"), file("trống", "")]));
  const files = Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]);
  expect(files).toEqual([
    ["báo cáo.pdf", "một"],
    ["Báo cáo (2).pdf", "hai"],
    ["trống", ""],
  ]);
});

it("takes a large file in pieces", async () => {
  async function* pieces() {
    for (const word of ["một ", "hai ", "ba"]) yield await Promise.resolve(Buffer.from(word));
  }
  const zip = await buffer(zipOf([{ name: "a.txt", read: pieces }]));
  expect(strFromU8(unzipSync(zip)["a.txt"] ?? new Uint8Array())).toBe("một hai ba");
});

it("reads one file after the other, and ends with an error when one cannot be read", async () => {
  const asked: string[] = [];
  const entries = ["a", "b"].map((name) => ({
    name,
    read: () => {
      asked.push(name);
      return name === "b" ? Promise.reject(new Error("away")) : Promise.resolve(Buffer.from("x"));
    },
  }));
  await expect(buffer(zipOf(entries))).rejects.toThrow("away");
  expect(asked).toEqual(["a", "b"]);
});
