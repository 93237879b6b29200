import { Transform } from "node:stream";
import type { HeaderWatch } from "./header-watch.ts";
import { SmtpRefused, smtpRefusals, type SmtpRefusal } from "./replies.ts";

export interface GateRules {
  readonly maxBytes: number;
  readonly header: HeaderWatch;
  /** What is wrong with the bytes on the wire, if anything. */
  readonly fault: () => SmtpRefusal | undefined;
}

/**
 * Lets a message's content through as long as it keeps the rules, and errors with `SmtpRefused` when it breaks one: whoever writes it to
 * disk then takes away what was written. It ends only when everything was in order to the last byte.
 */
export function createGate(rules: GateRules): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      const refusal =
        rules.fault() ?? (bytes > rules.maxBytes ? smtpRefusals.tooLarge : undefined) ?? rules.header.see(chunk);
      if (refusal) done(new SmtpRefused(refusal));
      else done(null, chunk);
    },
    flush(done) {
      const refusal = rules.fault();
      if (refusal) done(new SmtpRefused(refusal));
      else done();
    },
  });
}
