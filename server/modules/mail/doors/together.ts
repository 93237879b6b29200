import type { Actor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";

/** Runs a command in one transaction with those that others wait for at the same moment; resolves once that is on disk. */
export type Together = <T>(command: (work: Work) => T) => Promise<T>;

interface Waiting {
  readonly run: (work: Work) => () => void;
  readonly fail: (error: unknown) => void;
}

/** As many as a transaction takes without holding others up for long. */
const MOST = 50;

/**
 * Each commit costs a sync of the disk. Messages that come in side by side share one: their clients wait a little longer, and several times as
 * many are taken in. A command that fails costs the others nothing: all are then run alone.
 */
export function createTogether(kernel: Kernel, actor: Actor): Together {
  let waiting: Waiting[] = [];

  function flush(): void {
    const some = waiting.slice(0, MOST);
    waiting = waiting.slice(MOST);
    if (waiting.length > 0) setImmediate(flush);
    try {
      for (const done of kernel.write(actor, (work) => some.map(({ run }) => run(work)))) done();
    } catch (error) {
      if (some.length === 1) some[0]?.fail(error);
      else some.forEach(runAlone);
    }
  }

  function runAlone({ run, fail }: Waiting): void {
    try {
      kernel.write(actor, run)();
    } catch (error) {
      fail(error);
    }
  }

  return (command) =>
    new Promise((resolve, reject) => {
      waiting.push({
        run(work) {
          const result = command(work);
          return () => {
            resolve(result);
          };
        },
        fail: reject,
      });
      if (waiting.length === 1) setImmediate(flush);
    });
}
