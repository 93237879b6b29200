import type { Clock } from "../../kernel/clock.ts";

/** Rings at the next moment: "in 5 minutes" means five, not the next full minute of a job. */
export interface Alarm {
  /** Looks again at when the next moment is. Cheap. */
  set(): void;
  stop(): void;
}

/** The clock may jump while we wait: it is looked at again this often. */
const LONGEST_WAIT = 30_000;

export function createAlarm(clock: Clock, next: () => number | undefined, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const alarm: Alarm = {
    set() {
      clearTimeout(timer);
      if (isStopped) return;
      const at = next();
      const wait = at === undefined ? LONGEST_WAIT : Math.min(Math.max(at - clock.now(), 0), LONGEST_WAIT);
      timer = setTimeout(() => {
        if ((next() ?? Number.MAX_SAFE_INTEGER) <= clock.now()) ring();
        // Behind the ringing: what could not be told waits for the job, it does not ring without end.
        timer = setTimeout(alarm.set, at !== undefined && at <= clock.now() ? 1_000 : 0).unref();
      }, wait).unref();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
  return alarm;
}
