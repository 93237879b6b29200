import { describe, expect, it } from "vitest";
import { bestServers, squaresOf } from "./state.ts";

describe("servers for a mail program", () => {
  it("are the first of each kind", () => {
    const imap = { kind: "imap", port: 993, security: "tls" } as const;
    const smtp = { kind: "smtp", port: 587, security: "starttls" } as const;
    expect(bestServers([imap, { ...imap, port: 143, security: "starttls" }, smtp])).toEqual([imap, smtp]);
    expect(bestServers([])).toEqual([]);
  });
});

describe("a square code", () => {
  it("is one path of its dark squares", () => {
    expect(
      squaresOf([
        [true, false],
        [false, true],
      ]),
    ).toBe("M0 0h1v1h-1zM1 1h1v1h-1z");
  });
});
