import { describe, expect, it } from "vitest";
import { isNetwork, networkOf } from "./networks.ts";

describe("a network", () => {
  it("is an address or a range of either family", () => {
    for (const text of ["192.168.7.20", "10.0.0.0/8", "fd00::/64", "::1"]) expect(isNetwork(text)).toBe(true);
    for (const text of ["", "10.0.0", "10.0.0.0/33", "fd00::/129", "máy in", "10.0.0.0/x"]) {
      expect(isNetwork(text)).toBe(false);
    }
  });

  it("holds its addresses, also those that came over IPv6", () => {
    const office = networkOf("192.168.7.0/24");
    expect([office.has("192.168.7.9"), office.has("::ffff:192.168.7.9"), office.has("192.168.8.9")]).toEqual([
      true,
      true,
      false,
    ]);
    expect(networkOf("fd00::/64").has("fd00::7")).toBe(true);
    expect(networkOf("10.1.2.3").has("fd00::7")).toBe(false);
    expect(office.has("không phải địa chỉ")).toBe(false);
  });

  it("tells which of two is narrower", () => {
    expect(networkOf("10.0.0.0/24").bits).toBe(networkOf("fd00::/120").bits);
    expect(networkOf("10.0.0.1").bits).toBeGreaterThan(networkOf("10.0.0.0/24").bits);
  });
});
