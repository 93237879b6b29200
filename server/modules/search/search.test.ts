import { describe, expect, it } from "vitest";
import { strangerActor, type PersonActor } from "../../kernel/access/actor.ts";
import { logTo, type LogLine } from "../../kernel/log.ts";
import type { SearchHit } from "./contract.ts";
import { createSearchService, type SearchProvider } from "./service.ts";

const lan: PersonActor = {
  kind: "person",
  id: 5,
  name: "Vi Thị Lan",
  language: "vi",
  permissions: new Set(["polls.use"]),
  audienceKeys: ["person:5"],
  door: "web",
};

const hit = (title: string): SearchHit => ({ title, detail: "", path: `/x/${title}` });

function provider(name: string, order: number, find: SearchProvider["find"], permission?: string): SearchProvider {
  return { name, order, title: { vi: name, en: name }, find, ...(permission !== undefined && { permission }) };
}

function setup(...providers: SearchProvider[]) {
  const lines: LogLine[] = [];
  const search = createSearchService(logTo([(line) => void lines.push(line)]), 30);
  for (const each of providers) search.register(each);
  return { search, lines };
}

describe("the search box", () => {
  it("asks every provider at once and keeps their order, leaving out those that found nothing", async () => {
    const { search } = setup(
      provider("mail", 20, () => Promise.resolve([hit("Thư")])),
      provider("people", 10, () => [hit("Lan")]),
      provider("polls", 30, () => []),
    );
    const { groups, partial } = await search.search(lan, { q: "lan" });
    expect(groups.map((group) => group.provider)).toEqual(["people", "mail"]);
    expect(partial).toBeUndefined();
  });

  it("passes on who asks, the trimmed NFC query and how much is wanted", async () => {
    const asked: unknown[] = [];
    const { search } = setup(
      provider("polls", 10, (actor, query, limit) => {
        asked.push([actor, query, limit]);
        return [];
      }),
    );
    await search.search(lan, { q: "  hò̀a ".normalize("NFD") });
    await search.search(lan, { q: "lan", only: "polls" });
    expect(asked).toEqual([
      [lan, "  hò̀a ".normalize("NFC").trim(), 6],
      [lan, "lan", 50],
    ]);
  });

  it("does not ask a provider whose permission the person does not hold", async () => {
    const { search } = setup(
      provider("polls", 10, () => [hit("a")], "polls.use"),
      provider("audit", 20, () => [hit("secret")], "audit.read"),
    );
    const found = await search.search(lan, { q: "a" });
    expect(found.groups.map((group) => group.provider)).toEqual(["polls"]);
    expect(await search.search(strangerActor(), { q: "a" })).toEqual({ groups: [] });
  });

  it("names providers that fail at once, fail later, or take too long, and shows the rest", async () => {
    let wasTold = false;
    const { search, lines } = setup(
      provider("people", 10, () => [hit("Lan")]),
      provider("broken", 20, () => {
        throw new Error("no such table");
      }),
      provider("failing", 30, () => Promise.reject(new Error("busy"))),
      provider("slow", 40, (_actor, _query, _limit, signal) => {
        signal.addEventListener("abort", () => (wasTold = true));
        return new Promise(() => undefined);
      }),
    );
    const { groups, partial } = await search.search(lan, { q: "bí mật" });
    expect(groups.map((group) => group.provider)).toEqual(["people"]);
    expect(partial).toEqual(["broken", "failing", "slow"]);
    expect(wasTold).toBe(true);
    expect(JSON.stringify(lines)).not.toContain("bí mật");
  });

  it("cuts what a provider gives beyond the limit", async () => {
    const { search } = setup(provider("people", 10, () => Array.from({ length: 80 }, (_, n) => hit(String(n)))));
    expect((await search.search(lan, { q: "a" })).groups[0]?.hits).toHaveLength(6);
    expect((await search.search(lan, { q: "a", only: "people" })).groups[0]?.hits).toHaveLength(50);
  });

  it("finds nothing in a provider that does not exist, and refuses two of one name", async () => {
    const people = provider("people", 10, () => [hit("Lan")]);
    const { search } = setup(people);
    expect(await search.search(lan, { q: "a", only: "nobody" })).toEqual({ groups: [] });
    expect(() => {
      search.register(people);
    }).toThrow("registered twice");
  });
});
