import { may, type Actor } from "../../kernel/access/actor.ts";
import type { Log } from "../../kernel/log.ts";
import type { SearchGroup, SearchHit, SearchResult } from "./contract.ts";

/** One module's part of the office's search box. */
export interface SearchProvider {
  /** The module's name; lower-case letters and hyphens. */
  readonly name: string;
  readonly title: { readonly vi: string; readonly en: string };
  /** Place among the groups, ascending: people 10, mail 20, documents 30, … */
  readonly order: number;
  /** Who does not hold it is not asked for. */
  readonly permission?: string;
  /**
   * The best `limit` hits, the best first, among what the actor may see: the provider applies its own policy. `query` is trimmed and not empty.
   * `signal` fires when the answer would come too late.
   */
  readonly find: (
    actor: Actor,
    query: string,
    limit: number,
    signal: AbortSignal,
  ) => readonly SearchHit[] | Promise<readonly SearchHit[]>;
}

/** The search box's front door for other modules. */
export interface SearchService {
  /** Adds a provider; called from a module's `build`. A second one of the same name is a defect. */
  register(provider: SearchProvider): void;
  /** Asks every provider that the actor may use at once. One that fails or is too slow is named in `partial`. */
  search(actor: Actor, query: { readonly q: string; readonly only?: string }): Promise<SearchResult>;
}

/** A provider that has not answered by then is left out: a search box that waits is worse than one that misses something. Milliseconds. */
const TIME_LIMIT = 1_000;
/** Hits of a provider among all, and alone. */
const HITS_AMONG_ALL = 6;
const HITS_ALONE = 50;

export function createSearchService(log: Log, timeLimit = TIME_LIMIT): SearchService {
  const providers = new Map<string, SearchProvider>();

  async function ask(provider: SearchProvider, actor: Actor, query: string, limit: number): Promise<SearchGroup> {
    const { name, title } = provider;
    const abort = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        abort.abort();
        reject(new Error(`No answer within ${String(timeLimit)} ms`));
      }, timeLimit);
    });
    try {
      // Inside an async function, so that a provider that throws at once fails like one that fails later.
      const found = (async () => provider.find(actor, query, limit, abort.signal))();
      const hits = await Promise.race([found, tooLate]);
      return { provider: name, title, hits: hits.slice(0, limit) };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    register(provider) {
      if (providers.has(provider.name)) throw new Error(`The search provider ${provider.name} is registered twice.`);
      providers.set(provider.name, provider);
    },

    async search(actor, { q, only }) {
      const query = q.normalize("NFC").trim();
      const asked = [...providers.values()]
        .filter(
          ({ name, permission }) => (only === undefined || name === only) && may(actor, permission ?? "signed-in"),
        )
        .sort((a, b) => a.order - b.order);
      if (query === "" || asked.length === 0) return { groups: [] };
      const limit = only === undefined ? HITS_AMONG_ALL : HITS_ALONE;
      const answers = await Promise.allSettled(asked.map((provider) => ask(provider, actor, query, limit)));
      const groups: SearchGroup[] = [];
      const partial: string[] = [];
      for (const [index, answer] of answers.entries()) {
        const name = asked[index]?.name ?? "";
        if (answer.status === "fulfilled") {
          if (answer.value.hits.length > 0) groups.push(answer.value);
          continue;
        }
        partial.push(name);
        // Without the query: what people look for is nobody's business.
        log.warn("A search provider did not answer", { provider: name, reason: String(answer.reason) });
      }
      return { groups, ...(partial.length > 0 && { partial }) };
    },
  };
}
