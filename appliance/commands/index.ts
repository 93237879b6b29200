import type { CommandSpec } from "../cli/command.ts";
import { backup } from "./backup.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { init } from "./init.ts";
import { restore } from "./restore.ts";
import { serve } from "./serve.ts";
import { service } from "./service.ts";
import { sms } from "./sms.ts";
import { user } from "./user.ts";
import { version } from "./version.ts";

/** Every command, in the order of the help. */
export const commands: readonly CommandSpec[] = [
  init,
  serve,
  demo,
  backup,
  restore,
  user,
  doctor,
  sms,
  service,
  version,
];
