import type { Actor } from "../../../kernel/access/actor.ts";
import type { Work } from "../../../kernel/work.ts";
import type { Subject } from "../subject.ts";
import type { ConfirmWay, MustSteps } from "../contract/must.ts";

/** Makes a notice one that must arrive: who does not confirm is asked again, louder each time. */
export interface MustArrive {
  /** The agency's where a step is not named; `null` leaves one out. */
  readonly steps?: Partial<MustSteps>;
  /** Climbs outside working hours too. For what cannot wait until morning, nothing else. */
  readonly anyHour?: boolean;
}

/** Where a must-arrive notice of a subject stands. */
export interface MustStanding {
  /** Its page is `/notices/:id`. */
  readonly id: number;
  readonly people: number;
  readonly confirmed: number;
  readonly stoppedAt: number | null;
}

/** What other modules ask of must-arrive notices; `notify` with `mustArrive` sends one. */
export interface MustFrontDoor {
  /** The permission to ask for before `mustArrive` is offered: `notifications.must-arrive`. */
  maySendMustArrive(actor: Actor): boolean;
  /** The person has confirmed the thing in its own page: nobody is asked for him or her again. */
  confirmSubject(work: Work, personId: number, subject: Subject, way?: ConfirmWay): void;
  /** Asks nobody any more; what was confirmed stays. `withdraw` does it too, and takes the notices away. */
  stopMustArrive(work: Work, subject: Subject): void;
  /** The newest of the subject; undefined where none was sent. */
  mustArriveOf(subject: Subject): MustStanding | undefined;
}
