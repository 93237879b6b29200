import type { SecureContext } from "node:tls";
import type { Clock } from "../../kernel/clock.ts";
import type { SmtpHooks, SmtpLimits } from "./hooks.ts";

export interface DoorOptions<Recipient, Identity = never> {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** How the server names itself; the office's domain. */
  readonly name: string;
  readonly hooks: SmtpHooks<Recipient, Identity>;
  readonly limits?: Partial<SmtpLimits>;
  /** Absent where the door speaks no TLS at all. */
  readonly tls?: DoorTls;
  readonly clock?: Clock;
  /** Addresses whose rate is not limited; the machine itself unless said. */
  readonly isExempt?: (address: string) => boolean;
}

export interface DoorTls {
  /** From the first byte on (RFC 8314 §3.3), or offered by STARTTLS. */
  readonly implicit: boolean;
  /** Asked anew for every session, so that a renewed certificate needs no restart. */
  readonly secureContext: () => SecureContext;
}
