import type { MountedRoute } from "../../kernel/http/mount.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { AddressBook } from "./addresses.ts";
import type { MailboxUse } from "./mailbox.ts";
import { ruleRoutes } from "./rules/routes.ts";
import { createRules } from "./rules/service.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly use: MailboxUse;
}

/** What only one server can have, wired into the mail: rules, receipts and recall, shared mailboxes, delegates, absence replies, retention. */
export interface Powers {
  readonly routes: readonly MountedRoute[];
  start(): void;
  stop(): Promise<void>;
}

export function createPowers({ kernel, directory, book, use }: Parts): Powers {
  const rules = createRules(kernel, { directory, book, use });
  return {
    routes: ruleRoutes(rules),
    start() {
      rules.start();
    },
    stop: () => rules.stop(),
  };
}
