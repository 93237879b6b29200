import { ok, syntaxError } from "../replies.ts";
import { defineCommand, nothing } from "../session/command.ts";
import { announce, type Session } from "../session/session.ts";

/** A client behind a router that forgets connections hears something this often, milliseconds. */
const STILL_HERE = 2 * 60_000;

/** RFC 2177: what happens is told at once, until the client says DONE. */
export const idle = defineCommand({
  name: "IDLE",
  when: "in",
  waits: true,
  parse: nothing,
  async run(session) {
    const { input, output, limits } = session;
    output.line("+ idling");
    output.flush();
    const beat = setInterval(() => {
      output.line("* OK Still here");
      output.flush();
    }, STILL_HERE);
    beat.unref();
    try {
      const done = input.some();
      await tellUntil(session, done);
    } finally {
      clearInterval(beat);
    }
    const line = await input.line(limits.maxLineBytes);
    if (line.toUpperCase() !== "DONE") throw syntaxError("Expected DONE");
    return ok("Idle completed");
  },
});

async function tellUntil(session: Session, done: Promise<void>): Promise<void> {
  const end = done.then(() => "done" as const);
  // A client that goes away while something is being told ends here all the same.
  end.catch(() => undefined);
  for (;;) {
    await announce(session, true);
    session.output.flush();
    await session.output.settle();
    if ((await Promise.race([end, ...(session.view ? [session.view.changed()] : [])])) === "done") return;
  }
}
