import type { Actor } from "../../../kernel/access/actor.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { Work } from "../../../kernel/work.ts";

/** Commands that come in side by side share a transaction. */
export interface Together {
  /** Somebody is on the way to `run`; call what it returns once that is over. */
  enter(): () => void;
  /** Runs a command in one transaction with those that others wait for at the same moment; resolves once that is on disk. */
  run<T>(command: (work: Work) => T): Promise<T>;
}

interface Waiting {
  readonly run: (work: Work) => () => void;
  readonly fail: (error: unknown) => void;
}

/** As many as a transaction takes without holding others up for long. */
const MOST = 50;
/** Milliseconds that a command waits for others that are on the way. */
const PATIENCE = 3;

/**
 * Each commit costs a sync of the disk. Messages that come in side by side share one: their clients wait a little longer, and several times as
 * many are taken in. A command that fails costs the others nothing: all are then run alone.
 */
export function createTogether(kernel: Kernel, actor: Actor): Together {
  let waiting: Waiting[] = [];
  let onTheWay = 0;
  let timer: NodeJS.Timeout | undefined;

  /** Who comes in last of those that are on the way waits for nobody. */
  function arrange(): void {
    if (waiting.length === 0) return;
    if (waiting.length >= Math.min(onTheWay, MOST)) {
      clearTimeout(timer);
      timer = undefined;
      setImmediate(flush);
    } else timer ??= setTimeout(flush, PATIENCE);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
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

  return {
    enter() {
      onTheWay += 1;
      return () => {
        onTheWay -= 1;
        arrange();
      };
    },
    run: (command) =>
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
        arrange();
      }),
  };
}
